// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/pad.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "zinfer/arch/scalar.hpp"

namespace {

using zinfer::pad_mode;

constexpr std::array<float, 7> padded(const zinfer::pad1d_config& config, std::size_t positions) {
    constexpr std::array<float, 3> x{1, 2, 3};
    std::array<float, 7> y{};
    zinfer::kernels::pad1d<zinfer::arch::scalar>(config, 3, 1, {0, positions, 0}, x.data(), y.data());
    return y;
}

}  // namespace

TEST_CASE("positions before and after are constant, mirrored or repeated") {
    constexpr zinfer::pad1d_config constant{.begin = 2, .end = 2, .value = 9.0f};
    constexpr zinfer::pad1d_config reflect{.begin = 2, .end = 2, .mode = pad_mode::reflect};
    constexpr zinfer::pad1d_config edge{.begin = 2, .end = 2, .mode = pad_mode::edge};
    static_assert(padded(constant, 7) == std::array<float, 7>{9, 9, 1, 2, 3, 9, 9});
    static_assert(padded(reflect, 7) == std::array<float, 7>{3, 2, 1, 2, 3, 2, 1});
    static_assert(padded(edge, 7) == std::array<float, 7>{1, 1, 1, 2, 3, 3, 3});
    CHECK(padded(constant, 7) == std::array<float, 7>{9, 9, 1, 2, 3, 9, 9});
    CHECK(padded(reflect, 6) == std::array<float, 7>{3, 2, 1, 2, 3, 2, 0});
    CHECK(padded(edge, 6) == std::array<float, 7>{1, 1, 1, 2, 3, 3, 0});
}

TEST_CASE("a position has all its channels") {
    const std::array<float, 4> x{1, 2, 3, 4};
    std::array<float, 8> y{};
    zinfer::kernels::pad1d<zinfer::arch::scalar>({.begin = 1, .end = 1, .mode = pad_mode::reflect}, 2, 2, {0, 4, 0},
                                                 x.data(), y.data());
    CHECK(y == std::array<float, 8>{3, 4, 1, 2, 3, 4, 1, 2});
}

TEST_CASE("a part of the positions needs its part of the input alone") {
    constexpr zinfer::pad1d_config constant{.begin = 2, .end = 2, .value = 9.0f};
    const std::array<float, 7> whole = padded(constant, 7);
    const std::array<float, 3> x{1, 2, 3};
    for (std::size_t first = 0; first < 7; ++first)
        for (std::size_t last = first + 1; last <= 7; ++last) {
            const std::size_t begin = std::min<std::size_t>(first > 2 ? first - 2 : 0, 2);
            std::array<float, 7> y{};
            zinfer::kernels::pad1d<zinfer::arch::scalar>(constant, 3, 1, {first, last, begin}, x.data() + begin,
                                                         y.data());
            CHECK(std::equal(y.begin(), y.begin() + static_cast<std::ptrdiff_t>(last - first),
                             whole.begin() + static_cast<std::ptrdiff_t>(first)));
        }
}
