// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/transpose.hpp"

#include <doctest/doctest.h>

#include <array>

#include "zinfer/arch/scalar.hpp"

TEST_CASE("transpose exchanges positions and channels") {
    static constexpr auto y = [] {
        const float x[] = {1, 2, 3, 4, 5, 6};
        std::array<float, 6> out{};
        zinfer::kernels::transpose<zinfer::arch::scalar>({3, 2}, x, out.data());
        return out;
    }();
    static_assert(y == std::array<float, 6>{1, 3, 5, 2, 4, 6});
    CHECK(y[1] == 3.0f);
}
