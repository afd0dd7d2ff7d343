// SPDX-License-Identifier: Apache-2.0
#include "bench/peers/xnnpack.hpp"

#include <xnnpack.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

namespace bench {

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr std::size_t slack = XNN_EXTRA_BYTES / sizeof(float);  // kernels may read past the end of an operand

std::uint32_t size(std::size_t n) {
    return static_cast<std::uint32_t>(n);
}

void require(xnn_status status, const char* what) {
    if (status != xnn_status_success)
        throw std::runtime_error(std::string("XNNPACK: ") + what + " failed, status " + std::to_string(status));
}

struct deleter {
    void operator()(xnn_operator_t op) const noexcept { xnn_delete_operator(op); }
};
using operator_ptr = std::unique_ptr<std::remove_pointer_t<xnn_operator_t>, deleter>;

class xnnpack final : public engine {
 public:
    xnnpack(const model& m, std::size_t batch) : batch_(batch) {
        require(xnn_initialize(nullptr), "xnn_initialize");
        activations_.emplace_back(batch_ * m.input_size() + slack);
        for (const stage& s : m.stages) {
            std::visit([&](const auto& op) { append(op, s); }, s.op);
            ends_.push_back(operators_.size());
        }
        input_size_ = batch_ * m.input_size();
        output_size_ = batch_ * m.output_size();
    }

    bool has_stages() const override { return true; }

    void predict(const float* in, float* out, stage_clock* clock) override {
        std::copy_n(in, input_size_, activations_.front().data());
        std::size_t i = 0;
        for (const std::size_t end : ends_) {
            for (; i < end; ++i) require(xnn_run_operator(operators_[i].get(), nullptr), "xnn_run_operator");
            if (clock != nullptr) clock->lap();
        }
        std::copy_n(activations_.back().data(), output_size_, out);
    }

 private:
    /// The next activation; the one before it stays where it is.
    float* append_activation(std::size_t floats_per_input) {
        activations_.emplace_back(batch_ * floats_per_input + slack);
        return activations_.back().data();
    }

    void append(const affine& a, const stage& s) {
        const std::size_t shape[] = {batch_, s.input.size()};
        constants_.push_back(a.scale);
        constants_.push_back(a.shift);
        for (std::vector<float>* v : {&constants_.back() - 1, &constants_.back()}) v->resize(v->size() + slack);
        const float* scale = constants_[constants_.size() - 2].data();
        const float* shift = constants_.back().data();

        const float* x = activations_.back().data();
        float* scaled = append_activation(s.output.size());
        float* y = append_activation(s.output.size());
        xnn_operator_t op = nullptr;
        require(xnn_create_multiply_nd_f32(-infinity, infinity, 0, &op), "xnn_create_multiply_nd_f32");
        operators_.emplace_back(op);
        require(xnn_setup_multiply_nd_f32(op, 2, shape, 1, shape + 1, x, scale, scaled, nullptr),
                "xnn_setup_multiply_nd_f32");
        require(xnn_create_add_nd_f32(-infinity, infinity, 0, &op), "xnn_create_add_nd_f32");
        operators_.emplace_back(op);
        require(xnn_setup_add_nd_f32(op, 2, shape, 1, shape + 1, scaled, shift, y, nullptr), "xnn_setup_add_nd_f32");
    }

    /// A fully connected layer takes an activation as it is.
    void append(const flatten&, const stage&) {}

    void append(const convolution& c, const stage& s) {
        const float* x = activations_.back().data();
        const std::size_t filters = c.config.filters;
        const float least = c.relu ? 0.0f : -infinity;
        float* sums = append_activation(s.all_positions() * filters);
        xnn_operator_t op = nullptr;
        if (s.input.length == 1) {
            require(xnn_create_fully_connected_nc_f32(c.depth(), filters, c.depth(), filters, c.kernel.data(),
                                                      c.bias.data(), least, infinity, 0, &op),
                    "xnn_create_fully_connected_nc_f32");
            operators_.emplace_back(op);
            require(xnn_setup_fully_connected_nc_f32(op, batch_, x, sums, nullptr), "xnn_setup_fully_connected_nc_f32");
        } else {
            require(xnn_create_convolution2d_nhwc_f32(
                        0, 0, 0, 0, 1, size(c.config.kernel_size), 1, size(c.config.stride), 1, 1, 1, c.config.channels,
                        filters, c.config.channels, filters, c.kernel.data(), c.bias.data(), least, infinity, 0, &op),
                    "xnn_create_convolution2d_nhwc_f32");
            operators_.emplace_back(op);
            require(xnn_setup_convolution2d_nhwc_f32(op, batch_, 1, s.input.length, x, sums, nullptr),
                    "xnn_setup_convolution2d_nhwc_f32");
        }
        if (c.pool == 1) return;
        float* y = append_activation(s.output.size());
        require(xnn_create_max_pooling2d_nhwc_f32(0, 0, 0, 0, 1, size(c.pool), 1, size(c.pool), 1, 1, filters, filters,
                                                  filters, -infinity, infinity, 0, &op),
                "xnn_create_max_pooling2d_nhwc_f32");
        operators_.emplace_back(op);
        require(xnn_setup_max_pooling2d_nhwc_f32(op, batch_, 1, s.all_positions(), sums, y, nullptr),
                "xnn_setup_max_pooling2d_nhwc_f32");
    }

    std::size_t batch_;
    std::vector<std::vector<float>> activations_;  ///< the input, and what each operator writes
    std::vector<std::vector<float>> constants_;
    std::vector<operator_ptr> operators_;
    std::vector<std::size_t> ends_;  ///< of each stage, in operators_
    std::size_t input_size_ = 0;
    std::size_t output_size_ = 0;
};

}  // namespace

std::unique_ptr<engine> make_xnnpack(const model& m, std::size_t batch) {
    return std::make_unique<xnnpack>(m, batch);
}

}  // namespace bench
