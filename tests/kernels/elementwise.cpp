// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/elementwise.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
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

TEST_CASE_TEMPLATE("relu gives NaN for what is not finite, so that an overflow cannot end as a number", Arch,
                   INSTRUCTION_SETS) {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    for (const float x : {infinity, -infinity, std::numeric_limits<float>::quiet_NaN()}) {
        std::vector<float> values(19, x);
        zinfer::kernels::relu<Arch>(values.size(), values.data(), values.data());
        for (const float value : values) CHECK(std::isnan(value));
    }
    std::vector<float> values(19, -0.0f);
    zinfer::kernels::relu<Arch>(values.size(), values.data(), values.data());
    for (const float value : values) CHECK(std::bit_cast<std::uint32_t>(value) == 0);
}

TEST_CASE_TEMPLATE("affine and prelu of a part have the bits of the whole", Arch, INSTRUCTION_SETS) {
    const std::size_t size = 51;
    const auto x = test_data::values(size, 26);
    for (const std::size_t values : {1u, 3u, 17u, 51u}) {
        const zinfer::affine_config affine{values};
        const zinfer::prelu_config prelu{values};
        const auto weights = test_data::words(test_data::values(zinfer::affine_packing{affine}.floats(), 27));
        const auto check = [&](auto kernel) {
            std::vector<float> whole(size);
            kernel(0, size, x.data(), whole.data());
            test_data::each_range(size, [&](std::size_t first, std::size_t last) {
                std::vector<float> part(last - first);
                kernel(first, last - first, x.data() + first, part.data());
                CHECK(std::memcmp(part.data(), whole.data() + first, part.size() * sizeof(float)) == 0);
            });
        };
        check([&](std::size_t first, std::size_t count, const float* in, float* out) {
            zinfer::kernels::affine<Arch>(affine, first, count, in, weights.data(), out);
        });
        check([&](std::size_t first, std::size_t count, const float* in, float* out) {
            zinfer::kernels::prelu<Arch>(prelu, first, count, in, weights.data(), out);
        });
    }
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
        zinfer::kernels::prelu<zinfer::arch::scalar>(config, 0, size, x.data(), weights.data(), expected.data());
        zinfer::kernels::prelu<Arch>(config, 0, size, x.data(), weights.data(), got.data());
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
        zinfer::kernels::affine<zinfer::arch::scalar>(config, 0, size, x.data(), weights.data(), expected.data());
        zinfer::kernels::affine<Arch>(config, 0, size, x.data(), weights.data(), got.data());
        CHECK(std::memcmp(got.data(), expected.data(), size * sizeof(float)) == 0);
        for (std::size_t i = 0; i < size; ++i)
            CHECK(expected[i] ==
                  std::fma(x[i], zinfer::word_value(weights.data(), i % values),
                           zinfer::word_value(weights.data(), zinfer::round_to_panel(values) + i % values)));
    }
}
