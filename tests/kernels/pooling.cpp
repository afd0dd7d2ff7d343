// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/pooling.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "tests/arch/instruction_sets.hpp"
#include "tests/kernels/random_values.hpp"

using zinfer::pool1d_config;

namespace {

constexpr pool1d_config configs[] = {
    {.size = 1, .stride = 1},
    {.size = 2, .stride = 2},
    {.size = 3, .stride = 2, .pad_begin = 1, .pad_end = 1},
    {.size = 5, .stride = 1, .pad_begin = 4, .pad_end = 2},
    {.size = 3, .stride = 3, .pad_begin = 1, .pad_end = 2, .count_padding = true},
    {.size = 3, .stride = 2, .dilation = 3, .pad_begin = 4, .pad_end = 6},
    {.size = 2, .stride = 1, .dilation = 13, .pad_begin = 2, .pad_end = 13, .count_padding = true},
};

}  // namespace

TEST_CASE_TEMPLATE("pooling has the scalar reference's bits, whole and in parts", Arch, INSTRUCTION_SETS) {
    for (const pool1d_config& config : configs) {
        for (const std::size_t channels : {1u, 7u, 8u, 9u, 15u, 16u, 17u, 33u}) {
            const std::size_t length = 13;
            const std::size_t positions =
                zinfer::window_positions(length, config.extent(), config.stride, config.pad_begin, config.pad_end);
            const auto x = test_data::values(length * channels, 6);
            std::vector<float> expected(positions * channels);
            std::vector<float> got(positions * channels);
            const auto compare = [&]<class Operation>(Operation) {
                zinfer::kernels::pool1d<zinfer::arch::scalar, Operation>(config, length, channels, {0, positions, 0},
                                                                         x.data(), expected.data());
                zinfer::kernels::pool1d<Arch, Operation>(config, length, channels, {0, positions, 0}, x.data(),
                                                         got.data());
                CHECK(std::memcmp(got.data(), expected.data(), got.size() * sizeof(float)) == 0);
                test_data::each_range(positions, [&](std::size_t first, std::size_t last) {
                    std::size_t least = length;
                    for (std::size_t p = first; p < last; ++p)
                        least = std::min(least, zinfer::kernels::window_of(config, length, p).begin);
                    const std::vector<float> rest(x.begin() + static_cast<std::ptrdiff_t>(least * channels), x.end());
                    std::vector<float> part((last - first) * channels);
                    zinfer::kernels::pool1d<Arch, Operation>(config, length, channels, {first, last, least},
                                                             rest.data(), part.data());
                    CHECK(std::memcmp(part.data(), expected.data() + first * channels, part.size() * sizeof(float)) ==
                          0);
                });
            };
            compare(zinfer::kernels::maximum_of_window{});
            compare(zinfer::kernels::average_of_window{});
        }
    }
}

TEST_CASE("padding never wins a maximum and is counted in an average only when asked") {
    using zinfer::kernels::window_of;
    static constexpr pool1d_config excluded{.size = 3, .stride = 2, .pad_begin = 1, .pad_end = 1};
    static_assert(window_of(excluded, 4, 0).begin == 0);
    static_assert(window_of(excluded, 4, 0).end == 2);
    static_assert(window_of(excluded, 4, 0).divisor == 2);
    static_assert(window_of(excluded, 4, 1).end == 4);
    static constexpr pool1d_config included{
        .size = 3, .stride = 2, .pad_begin = 1, .pad_end = 1, .count_padding = true};
    static_assert(window_of(included, 4, 0).divisor == 3);

    static constexpr pool1d_config dilated{.size = 3, .stride = 2, .dilation = 3, .pad_begin = 4, .pad_end = 4};
    static_assert(window_of(dilated, 7, 0).begin == 2);  // -4, -1, 2
    static_assert(window_of(dilated, 7, 0).divisor == 1);
    static_assert(window_of(dilated, 7, 2).begin == 0);  // 0, 3, 6
    static_assert(window_of(dilated, 7, 2).divisor == 3);
    static_assert(window_of(dilated, 7, 4).divisor == 1);  // 4, 7, 10

    const float x[] = {-4.0f, -2.0f, -6.0f, -8.0f};
    float y[2];
    zinfer::kernels::pool1d<zinfer::arch::scalar, zinfer::kernels::maximum_of_window>(excluded, 4, 1, {0, 2, 0}, x, y);
    CHECK(y[0] == -2.0f);
    CHECK(y[1] == -2.0f);
    zinfer::kernels::pool1d<zinfer::arch::scalar, zinfer::kernels::average_of_window>(excluded, 4, 1, {0, 2, 0}, x, y);
    CHECK(y[0] == -3.0f);
    zinfer::kernels::pool1d<zinfer::arch::scalar, zinfer::kernels::average_of_window>(included, 4, 1, {0, 2, 0}, x, y);
    CHECK(y[0] == -2.0f);
}

TEST_CASE_TEMPLATE("a window with a number that overflowed has no value", Arch, INSTRUCTION_SETS) {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    for (const std::size_t channels : {1u, 8u, 17u})
        for (const float overflowed : {infinity, -infinity})
            for (std::size_t position = 0; position < 4; ++position) {
                std::vector<float> x(4 * channels, 2.0f);
                for (std::size_t c = 0; c < channels; ++c) x[position * channels + c] = overflowed;
                std::vector<float> y(2 * channels);
                const auto check = [&]<class Operation>(Operation) {
                    zinfer::kernels::pool1d<Arch, Operation>({.size = 2, .stride = 2}, 4, channels, {0, 2, 0}, x.data(),
                                                             y.data());
                    for (std::size_t i = 0; i < y.size(); ++i)
                        CHECK(std::isfinite(y[i]) == (i / channels != position / 2));
                };
                check(zinfer::kernels::maximum_of_window{});
                check(zinfer::kernels::average_of_window{});
            }
}
