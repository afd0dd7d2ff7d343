// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/normalize.hpp"

#include <array>
#include <cmath>
#include <cstring>

#include "tests/arch/instruction_sets.hpp"
#include "tests/kernels/random_values.hpp"

TEST_CASE_TEMPLATE("normalize has the scalar reference's bits, also cropped and in place", Arch, INSTRUCTION_SETS) {
    for (const std::size_t size : {2u, 7u, 8u, 9u, 15u, 16u, 17u, 186u}) {
        auto x = test_data::values(size, 10);
        std::vector<float> expected(size);
        zinfer::kernels::normalize<zinfer::arch::scalar>(size, size, x.data(), expected.data());
        std::vector<float> cropped(size, -7.0f);
        zinfer::kernels::normalize<Arch>(size, size - 1, x.data(), cropped.data());
        CHECK(std::memcmp(cropped.data(), expected.data(), (size - 1) * sizeof(float)) == 0);
        CHECK(cropped[size - 1] == -7.0f);
        zinfer::kernels::normalize<Arch>(size, size, x.data(), x.data());
        CHECK(std::memcmp(x.data(), expected.data(), size * sizeof(float)) == 0);
    }
}

TEST_CASE("normalize maps the least value to 0 and the greatest to 1") {
    static constexpr auto y = [] {
        const float x[] = {3.0f, -1.0f, 1.0f};
        std::array<float, 3> out{};
        zinfer::kernels::normalize<zinfer::arch::scalar>(3, 3, x, out.data());
        return out;
    }();
    static_assert(y == std::array{1.0f, 0.0f, 0.5f});
    CHECK(y[2] == 0.5f);
}

TEST_CASE_TEMPLATE("extremes that lie further apart than the largest number give no number", Arch, INSTRUCTION_SETS) {
    for (const std::size_t size : {2u, 9u, 17u}) {
        std::vector<float> x(size, 1.0f);
        x.front() = 3e38f;
        x.back() = -3e38f;
        zinfer::kernels::normalize<Arch>(size, size, x.data(), x.data());
        for (const float y : x) CHECK(std::isnan(y));
    }
    std::vector<float> x{1e38f, -1e38f};
    zinfer::kernels::normalize<Arch>(2, 2, x.data(), x.data());
    CHECK(x == std::vector<float>{1, 0});
}
