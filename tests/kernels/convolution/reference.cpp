// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/convolution/reference.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "tests/kernels/random_values.hpp"

namespace {

using zinfer::conv1d_config;
using zinfer::conv1d_geometry;

/// Packs (filters, kernel_size, channels / groups) and biases.
std::vector<float> pack(const conv1d_config& c, const std::vector<float>& kernel, const std::vector<float>& bias) {
    const zinfer::conv1d_packing packing{c};
    std::vector<float> out(packing.floats());
    for (std::size_t f = 0; f < c.filters; ++f) {
        out[packing.bias(f)] = bias[f];
        for (std::size_t r = 0; r < packing.rows(); ++r) out[packing.weight(f, r)] = kernel[f * packing.rows() + r];
    }
    return out;
}

/// Textbook convolution in float64 on an explicitly padded input.
std::vector<double> textbook(const conv1d_geometry& g, const std::vector<float>& x, const std::vector<float>& kernel,
                             const std::vector<float>& bias) {
    const conv1d_config& c = g.config;
    const std::size_t channels = c.channels / c.groups;
    std::vector<double> padded((g.cropped + c.pad_begin + c.pad_end) * c.channels);
    for (std::size_t i = 0; i < x.size(); ++i) padded[c.pad_begin * c.channels + i] = static_cast<double>(x[i]);
    std::vector<double> y;
    for (std::size_t p = 0; p < g.positions; ++p) {
        for (std::size_t f = 0; f < c.filters; ++f) {
            double largest = -HUGE_VAL;
            for (std::size_t i = 0; i < g.pool; ++i) {
                double sum = static_cast<double>(bias[f]);
                for (std::size_t tap = 0; tap < c.kernel_size; ++tap)
                    for (std::size_t k = 0; k < channels; ++k)
                        sum += padded[((p * g.pool + i) * c.stride + tap * c.dilation) * c.channels +
                                      f / (c.filters / c.groups) * channels + k] *
                               static_cast<double>(kernel[(f * c.kernel_size + tap) * channels + k]);
                largest = std::max(largest, sum);
            }
            y.push_back(g.relu ? std::max(largest, 0.0) : largest);
        }
    }
    return y;
}

}  // namespace

TEST_CASE("the reference convolution agrees with the textbook in float64") {
    const conv1d_config configs[] = {
        {.channels = 1, .filters = 3, .kernel_size = 5},
        {.channels = 4, .filters = 17, .kernel_size = 3, .stride = 2, .pad_begin = 1, .pad_end = 2},
        {.channels = 6, .filters = 4, .kernel_size = 3, .dilation = 2, .groups = 2, .pad_begin = 3, .pad_end = 1},
        {.channels = 5, .filters = 5, .kernel_size = 4, .groups = 5},
    };
    for (const conv1d_config& c : configs) {
        for (const std::size_t pool : {1u, 2u, 3u}) {
            const std::size_t length = 23;
            const conv1d_geometry g{
                c, length, zinfer::window_positions(length, c.extent(), c.stride, c.pad_begin, c.pad_end) / pool, pool,
                pool == 2};
            const auto x = test_data::values(length * c.channels, 3);
            const auto kernel = test_data::values(c.filters * zinfer::conv1d_packing{c}.rows(), 4);
            const auto bias = test_data::values(c.filters, 5);
            const auto expected = textbook(g, x, kernel, bias);
            std::vector<float> y(g.positions * c.filters);
            zinfer::kernels::conv1d_reference(g, {0, g.positions, 0}, x.data(),
                                              test_data::words(pack(c, kernel, bias)).data(), y.data());
            REQUIRE(y.size() == expected.size());
            for (std::size_t i = 0; i < y.size(); ++i) CHECK(std::abs(static_cast<double>(y[i]) - expected[i]) < 2e-5);
        }
    }
}

TEST_CASE("the reference convolution evaluates in constant expressions") {
    // y[p] = x[p] + 10 x[p + 1] + 0.5 over 1, 2, 3, then the larger of two neighbours.
    static constexpr conv1d_config config{.channels = 1, .filters = 1, .kernel_size = 2};
    static constexpr auto y = [] {
        std::array<std::uint64_t, zinfer::word_count(zinfer::conv1d_packing{config}.floats())> words{};
        const float rows[] = {0.5f, 1.0f, 10.0f};
        for (std::size_t r = 0; r < 3; ++r) words[r * 8] = std::bit_cast<std::uint32_t>(rows[r]);
        const float x[] = {1.0f, 2.0f, 3.0f};
        std::array<float, 1> out{};
        zinfer::kernels::conv1d_reference({config, 3, 1, 2, true}, {0, 1, 0}, x, words.data(), out.data());
        return out;
    }();
    static_assert(y[0] == 32.5f);
    CHECK(y[0] == 32.5f);
}
