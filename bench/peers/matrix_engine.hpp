// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>
#include <variant>
#include <vector>

#include "bench/engine.hpp"
#include "bench/model.hpp"

namespace bench {

/// The network on a library of matrix products: a convolution is one product of windows and kernel; bias, relu and
/// pooling follow in one pass.
///
/// `Product` says how a library multiplies. Each source that uses this has its own, without linkage to others, because
/// these sources are compiled for the processor at hand.
///   Product(const model&, std::size_t batch)
///   std::size_t rows_per_input(const stage&)
///   void operator()(const convolution&, const stage&, const float* x, float* y)
///       x (batch, input); y (batch, rows_per_input, filters), of which an input's first stage::positions() rows count
template <class Product>
class matrix_engine final : public engine {
 public:
    matrix_engine(const model& m, std::size_t batch) : model_(m), batch_(batch), product_(m, batch) {
        std::size_t rows = 0;
        for (const stage& s : m.stages)
            if (std::holds_alternative<convolution>(s.op))
                rows = std::max(rows, product_.rows_per_input(s) * s.output.channels);
        sums_.resize(batch * rows);
        x_.resize(batch * m.largest_activation());
        y_.resize(batch * m.largest_activation());
    }

    bool has_stages() const override { return true; }

    void predict(const float* in, float* out, stage_clock* clock) override {
        const float* x = in;
        for (const stage& s : model_.stages) {
            if (std::visit([&](const auto& op) { return run(op, s, x); }, s.op)) {
                x_.swap(y_);
                x = x_.data();
            }
            if (clock != nullptr) clock->lap();
        }
        std::copy_n(x, batch_ * model_.output_size(), out);
    }

 private:
    // Each writes y_, or says that the output is the input.

    bool run(const affine& a, const stage& s, const float* x) {
        const std::size_t size = s.output.size();
        for (std::size_t b = 0; b < batch_; ++b)
            for (std::size_t i = 0; i < size; ++i) y_[b * size + i] = a.scale[i] * x[b * size + i] + a.shift[i];
        return true;
    }

    bool run(const flatten&, const stage&, const float*) { return false; }

    bool run(const convolution& c, const stage& s, const float* x) {
        product_(c, s, x, sums_.data());
        const std::size_t filters = c.config.filters;
        for (std::size_t b = 0; b < batch_; ++b) {
            const float* sums = sums_.data() + b * product_.rows_per_input(s) * filters;
            float* y = y_.data() + b * s.output.size();
            for (std::size_t p = 0; p < s.output.length; ++p) finish(c, sums + p * c.pool * filters, y + p * filters);
        }
        return true;
    }

    /// Largest of `pool` rows, bias and relu: one output position.
    static void finish(const convolution& c, const float* __restrict sums, float* __restrict y) {
        const std::size_t filters = c.config.filters;
        const float* __restrict bias = c.bias.data();
        const float least = c.relu ? 0.0f : -std::numeric_limits<float>::infinity();
        if (c.pool == 1) {
            for (std::size_t f = 0; f < filters; ++f) y[f] = std::max(sums[f] + bias[f], least);
            return;
        }
        for (std::size_t f = 0; f < filters; ++f) y[f] = std::max(sums[f], sums[filters + f]);
        for (std::size_t i = 2; i < c.pool; ++i)
            for (std::size_t f = 0; f < filters; ++f) y[f] = std::max(y[f], sums[i * filters + f]);
        for (std::size_t f = 0; f < filters; ++f) y[f] = std::max(y[f] + bias[f], least);
    }

    const model& model_;
    std::size_t batch_;
    Product product_;
    std::vector<float> sums_;
    std::vector<float> x_;
    std::vector<float> y_;
};

}  // namespace bench
