// SPDX-License-Identifier: Apache-2.0
#include "bench/peers/eigen.hpp"

#include <Eigen/Core>

#include "bench/peers/matrix_engine.hpp"

namespace bench {

namespace {

using Eigen::Map;
using Eigen::OuterStride;

using row_major = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using column_major = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::ColMajor>;

Eigen::Index index(std::size_t i) {
    return static_cast<Eigen::Index>(i);
}

struct eigen_product {
    std::size_t batch;

    eigen_product(const model&, std::size_t inputs) : batch(inputs) {}

    /// Whether windows of a batch begin at equal distances, across its inputs; otherwise each input is a product.
    static bool together(const stage& s) { return s.input.length % std::get<convolution>(s.op).config.stride == 0; }

    std::size_t rows_per_input(const stage& s) const {
        return together(s) ? s.input.length / std::get<convolution>(s.op).config.stride : s.positions();
    }

    void operator()(const convolution& c, const stage& s, const float* x, float* y) const {
        const std::size_t step = c.config.stride * c.config.channels;
        const std::size_t products = together(s) ? 1 : batch;
        const std::size_t rows = together(s) ? (batch - 1) * rows_per_input(s) + s.positions() : s.positions();
        const Map<const column_major> kernel(c.kernel.data(), index(c.depth()), index(c.config.filters));
        for (std::size_t i = 0; i < products; ++i) {
            const Map<const row_major, 0, OuterStride<>> windows(x + i * s.input.size(), index(rows), index(c.depth()),
                                                                 OuterStride<>(index(step)));
            Map<row_major>(y + i * rows_per_input(s) * c.config.filters, index(rows), index(c.config.filters))
                .noalias() = windows * kernel;
        }
    }
};

}  // namespace

std::unique_ptr<engine> make_eigen(const model& m, std::size_t batch) {
    return std::make_unique<matrix_engine<eigen_product>>(m, batch);
}

}  // namespace bench
