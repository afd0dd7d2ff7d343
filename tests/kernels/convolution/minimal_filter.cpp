// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/convolution/minimal_filter.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/kernels/random_values.hpp"

namespace {

using zinfer::minimal_filter;

/// The filter's outputs in float64, straight from its matrices.
std::vector<double> apply(const minimal_filter& f, const std::vector<float>& inputs, const std::vector<float>& taps) {
    std::vector<double> y(f.outputs);
    for (std::size_t p = 0; p < f.points(); ++p) {
        double input = 0;
        double weight = 0;
        for (std::size_t j = 0; j < f.points(); ++j) input += static_cast<double>(f.input[p][j]) * inputs[j];
        for (std::size_t j = 0; j < f.taps; ++j) weight += f.taps_at[p][j] * taps[j];
        for (std::size_t k = 0; k < f.outputs; ++k) y[k] += static_cast<double>(f.output[k][p]) * input * weight;
    }
    return y;
}

}  // namespace

TEST_CASE("F(m, r) is the correlation, for every m and r that there are") {
    std::size_t count = 0;
    for (std::size_t taps = 1; taps <= zinfer::max_filter_taps + 1; ++taps)
        for (std::size_t outputs = 1; outputs <= zinfer::max_filter_tile + 2; ++outputs) {
            if (!zinfer::minimal_filter_exists(outputs, taps)) continue;
            ++count;
            CAPTURE(outputs);
            CAPTURE(taps);
            const minimal_filter f = zinfer::make_minimal_filter(outputs, taps);
            const auto inputs = test_data::values(f.points(), 1);
            const auto weights = test_data::values(taps, 2);
            const auto y = apply(f, inputs, weights);
            for (std::size_t k = 0; k < outputs; ++k) {
                double expected = 0;
                for (std::size_t j = 0; j < taps; ++j) expected += static_cast<double>(inputs[k + j]) * weights[j];
                // Up to 12 points the matrices are exact; beyond, their coefficients are rounded to float32.
                CHECK(std::abs(y[k] - expected) < (f.points() <= 12 ? 1e-13 : 1e-4));
            }
        }
    CHECK(count == 24);
}

TEST_CASE("the points of a pair differ in the sign of every second coefficient") {
    for (std::size_t taps = 2; taps <= zinfer::max_filter_taps; ++taps)
        for (std::size_t outputs = 2; outputs <= zinfer::max_filter_tile; outputs += 2) {
            CAPTURE(outputs);
            CAPTURE(taps);
            const minimal_filter f = zinfer::make_minimal_filter(outputs, taps);
            for (std::size_t plus = 1; plus < 2 * f.pairs(); plus += 2) {
                for (std::size_t j = 0; j < f.points(); ++j)
                    CHECK(f.input[plus + 1][j] == (j % 2 == 0 ? f.input[plus][j] : -f.input[plus][j]));
                for (std::size_t k = 0; k < outputs; ++k)
                    CHECK(f.output[k][plus + 1] == (k % 2 == 0 ? f.output[k][plus] : -f.output[k][plus]));
            }
            // Zero has even coefficients alone, infinity odd ones.
            for (std::size_t j = 1; j < f.points(); j += 2) CHECK(f.input[0][j] == 0);
            for (std::size_t j = 0; f.has_infinity() && j < f.points(); j += 2) CHECK(f.input[f.points() - 1][j] == 0);
            for (std::size_t k = 1; k < outputs; ++k) CHECK(f.output[k][0] == 0);
        }
}

TEST_CASE("F(2, 3) is computed at compile time") {
    static constexpr minimal_filter f = zinfer::make_minimal_filter(2, 3);
    static_assert(f.points() == 4 && f.pairs() == 1 && f.has_infinity());
    static_assert(f.input[0][0] == -1 && f.input[0][2] == 1);
    static_assert(f.output[1][1] == 1 && f.output[1][2] == -1 && f.output[1][3] == 1);
    static_assert(f.taps_at[1][0] == 0.5 && f.taps_at[3][2] == 1);
}
