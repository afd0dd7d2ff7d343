// SPDX-License-Identifier: Apache-2.0
#include "peers/eigen.hpp"

// This file is compiled for the processor it is built on, zgen's use of Eigen is not: under one name the linker would
// take either's functions for both.
#define Eigen eigen_for_this_processor
#include <Eigen/Core>
#include <algorithm>
#include <cstddef>
#include <vector>

namespace bench {

namespace {

using Eigen::Map;
using Eigen::OuterStride;

using row_major = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using column_major = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::ColMajor>;
using row = Eigen::Map<const Eigen::Array<float, 1, Eigen::Dynamic>>;

Eigen::Index index(std::size_t i) {
    return static_cast<Eigen::Index>(i);
}

class eigen final : public engine {
 public:
    explicit eigen(const model& m)
        : model_(m), x_(m.largest_activation()), y_(m.largest_activation()), product_(m.largest_activation()) {}

    std::string_view name() const override { return "eigen"; }

    void predict(const float* in, float* out, stage_clock* clock) override {
        const float* x = in;
        for (const stage& s : model_.stages) {
            if (std::visit([&](const auto& op) { return run(op, s, x); }, s.op)) {
                x_.swap(y_);
                x = x_.data();
            }
            if (clock != nullptr) clock->lap();
        }
        std::copy_n(x, model_.output_size(), out);
    }

 private:
    // Each writes y_, or says that the output is the input.

    bool run(const affine& a, const stage& s, const float* x) {
        const auto n = index(s.output.size());
        Map<Eigen::Array<float, 1, Eigen::Dynamic>>(y_.data(), n) =
            row(x, n) * row(a.scale.data(), n) + row(a.shift.data(), n);
        return true;
    }

    bool run(const flatten&, const stage&, const float*) { return false; }

    bool run(const convolution& c, const stage& s, const float* x) {
        const auto positions = index(s.positions());
        const auto filters = index(c.config.filters);
        const auto depth = index(c.depth());
        const Map<const row_major, 0, OuterStride<>> windows(x, positions, depth,
                                                             OuterStride<>(index(c.config.stride * c.config.channels)));
        const Map<const column_major> kernel(c.kernel.data(), depth, filters);
        Map<row_major> product(product_.data(), positions, filters);
        product.noalias() = windows * kernel;

        const row bias(c.bias.data(), filters);
        for (std::size_t p = 0; p < s.output.length; ++p) {
            Map<Eigen::Array<float, 1, Eigen::Dynamic>> y(y_.data() + p * c.config.filters, filters);
            y = product.row(index(p * c.pool)).array();
            for (std::size_t i = 1; i < c.pool; ++i) y = y.max(product.row(index(p * c.pool + i)).array());
            if (c.relu)
                y = (y + bias).max(0.0f);
            else
                y += bias;
        }
        return true;
    }

    const model& model_;
    std::vector<float> x_;
    std::vector<float> y_;
    std::vector<float> product_;
};

}  // namespace

std::unique_ptr<engine> make_eigen(const model& m) {
    return std::make_unique<eigen>(m);
}

}  // namespace bench
