// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/elementwise.hpp"

#include <cmath>
#include <cstring>
#include <limits>

#include "tests/arch/instruction_sets.hpp"
#include "tests/kernels/random_values.hpp"

TEST_CASE_TEMPLATE("relu has the scalar reference's bits, also in place", Arch, INSTRUCTION_SETS) {
    for (const std::size_t size : {1u, 7u, 8u, 9u, 15u, 16u, 17u, 100u}) {
        auto x = test_data::values(size, 7);
        std::vector<float> expected(size);
        zinfer::kernels::relu<zinfer::arch::scalar>(size, x.data(), expected.data());
        zinfer::kernels::relu<Arch>(size, x.data(), x.data());
        CHECK(std::memcmp(x.data(), expected.data(), size * sizeof(float)) == 0);
        for (const float value : x) CHECK(value >= 0.0f);
    }
}

TEST_CASE("relu keeps NaN, so that an overflow cannot end as a number") {
    float value = std::numeric_limits<float>::quiet_NaN();
    zinfer::kernels::relu<zinfer::arch::scalar>(1, &value, &value);
    CHECK(std::isnan(value));
}

TEST_CASE_TEMPLATE("prelu has the scalar reference's bits, per channel and per feature", Arch, INSTRUCTION_SETS) {
    for (const std::size_t values : {1u, 3u, 8u, 17u, 51u}) {
        const zinfer::prelu_config config{values};
        const std::size_t size = 51;
        auto x = test_data::values(size, 18);
        x[7] = std::numeric_limits<float>::quiet_NaN();
        const auto weights = test_data::words(test_data::values(zinfer::prelu_packing{config}.floats(), 19));
        std::vector<float> expected(size);
        std::vector<float> got(size);
        zinfer::kernels::prelu<zinfer::arch::scalar>(config, size, x.data(), weights.data(), expected.data());
        zinfer::kernels::prelu<Arch>(config, size, x.data(), weights.data(), got.data());
        CHECK(std::memcmp(got.data(), expected.data(), size * sizeof(float)) == 0);
        for (std::size_t i = 0; i < size; ++i)
            if (i == 7)
                CHECK(std::isnan(expected[i]));
            else
                CHECK(expected[i] == (x[i] < 0 ? x[i] * zinfer::word_value(weights.data(), i % values) : x[i]));
    }
}

TEST_CASE_TEMPLATE("affine has the scalar reference's bits, per channel and per feature", Arch, INSTRUCTION_SETS) {
    for (const std::size_t values : {1u, 3u, 8u, 17u, 51u}) {
        const zinfer::affine_config config{values};
        const std::size_t size = 51;
        const auto x = test_data::values(size, 8);
        const auto weights = test_data::words(test_data::values(zinfer::affine_packing{config}.floats(), 9));
        std::vector<float> expected(size);
        std::vector<float> got(size);
        zinfer::kernels::affine<zinfer::arch::scalar>(config, size, x.data(), weights.data(), expected.data());
        zinfer::kernels::affine<Arch>(config, size, x.data(), weights.data(), got.data());
        CHECK(std::memcmp(got.data(), expected.data(), size * sizeof(float)) == 0);
        for (std::size_t i = 0; i < size; ++i)
            CHECK(expected[i] ==
                  std::fma(x[i], zinfer::word_value(weights.data(), i % values),
                           zinfer::word_value(weights.data(), zinfer::round_to_panel(values) + i % values)));
    }
}
