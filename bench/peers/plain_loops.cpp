// SPDX-License-Identifier: Apache-2.0
#include "bench/peers/plain_loops.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace bench {

namespace {

void run(const affine& a, const stage& s, const float* x, float* y) {
    for (std::size_t i = 0; i < s.output.size(); ++i) y[i] = a.scale[i] * x[i] + a.shift[i];
}

void run(const flatten&, const stage& s, const float* x, float* y) {
    std::copy_n(x, s.output.size(), y);
}

float output(const convolution& c, const float* x, std::size_t position, std::size_t filter) {
    const float* kernel = c.kernel.data() + filter * c.depth();
    const float* window = x + position * c.config.stride * c.config.channels;
    float sum = c.bias[filter];
    for (std::size_t i = 0; i < c.depth(); ++i) sum += kernel[i] * window[i];
    return c.relu ? std::max(sum, 0.0f) : sum;
}

void run(const convolution& c, const stage& s, const float* x, float* y) {
    for (std::size_t position = 0; position < s.output.length; ++position) {
        for (std::size_t filter = 0; filter < c.config.filters; ++filter) {
            float value = output(c, x, position * c.pool, filter);
            for (std::size_t i = 1; i < c.pool; ++i)
                value = std::max(value, output(c, x, position * c.pool + i, filter));
            y[position * c.config.filters + filter] = value;
        }
    }
}

class plain_loops final : public engine {
 public:
    explicit plain_loops(const model& m) : model_(m), x_(m.largest_activation()), y_(m.largest_activation()) {}

    bool has_stages() const override { return true; }

    void predict(const float* in, float* out, stage_clock* clock) override {
        const float* x = in;
        for (const stage& s : model_.stages) {
            std::visit([&](const auto& op) { run(op, s, x, y_.data()); }, s.op);
            x_.swap(y_);
            x = x_.data();
            if (clock != nullptr) clock->lap();
        }
        std::copy_n(x, model_.output_size(), out);
    }

 private:
    const model& model_;
    std::vector<float> x_;
    std::vector<float> y_;
};

}  // namespace

std::unique_ptr<engine> make_plain_loops(const model& m) {
    return std::make_unique<plain_loops>(m);
}

}  // namespace bench
