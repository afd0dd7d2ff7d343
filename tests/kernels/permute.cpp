// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/permute.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

#include "zinfer/arch/scalar.hpp"

using zinfer::permute_digit;
using zinfer::kernels::takes_each_once;

TEST_CASE("digits that take each value once are told from those that do not") {
    using digits = std::vector<permute_digit>;
    CHECK(takes_each_once(digits{{3, 4}, {4, 1}}, 12));
    CHECK(takes_each_once(digits{{4, 1}, {3, 4}}, 12));
    CHECK(takes_each_once(digits{{2, 1}, {1, 77}, {3, 4}, {2, 2}}, 12));
    CHECK(takes_each_once(digits{}, 1));
    CHECK_FALSE(takes_each_once(digits{}, 2));
    CHECK_FALSE(takes_each_once(digits{{3, 4}, {4, 1}}, 13));
    CHECK_FALSE(takes_each_once(digits{{3, 4}, {4, 1}, {2, 12}}, 12));
    CHECK_FALSE(takes_each_once(digits{{3, 1}, {4, 1}}, 12));
    CHECK_FALSE(takes_each_once(digits{{3, 4}, {4, 2}}, 12));
    CHECK_FALSE(takes_each_once(digits{{12, 0}}, 12));
    CHECK_FALSE(takes_each_once(digits{{0, 1}}, 12));
    constexpr auto huge = static_cast<std::size_t>(-1) / 2 + 1;
    CHECK_FALSE(takes_each_once(digits{{huge, 1}, {2, huge}}, 12));
}

TEST_CASE("permute reads each value at the place that the digits count, also cropped") {
    static constexpr std::array<float, 12> x{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    // The axes of (2, 3, 2) in the order 2, 0, 1.
    static constexpr std::array<permute_digit, 3> digits{{{2, 1}, {2, 6}, {3, 2}}};
    static constexpr auto permuted = [](std::size_t size) {
        std::array<float, 12> y{};
        zinfer::kernels::permute<zinfer::arch::scalar>(digits, size, x.data(), y.data());
        return y;
    };
    static_assert(permuted(12) == std::array<float, 12>{0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11});
    CHECK(permuted(12) == std::array<float, 12>{0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11});
    CHECK(permuted(8) == std::array<float, 12>{0, 2, 4, 6, 8, 10, 1, 3, 0, 0, 0, 0});
    float one = 0;
    zinfer::kernels::permute<zinfer::arch::scalar>({}, 1, x.data() + 3, &one);
    CHECK(one == 3.0f);
}
