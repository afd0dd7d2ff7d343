// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/instance_norm.hpp"

#include <cmath>
#include <cstring>
#include <limits>

#include "tests/arch/instruction_sets.hpp"
#include "tests/kernels/random_values.hpp"

TEST_CASE_TEMPLATE("instance_norm has the scalar reference's bits, also cropped and in place", Arch, INSTRUCTION_SETS) {
    for (const std::size_t channels : {1u, 3u, 7u, 8u, 9u, 15u, 16u, 17u, 33u}) {
        const zinfer::instance_norm_config config{channels, 1e-5f};
        const std::size_t length = 11;
        const std::size_t size = length * channels;
        auto x = test_data::values(size, 23);
        const auto weights =
            test_data::words(test_data::values(zinfer::affine_packing{as_affine(config)}.floats(), 24));
        std::vector<float> expected(size);
        zinfer::kernels::instance_norm<zinfer::arch::scalar>(config, length, length, x.data(), weights.data(),
                                                             expected.data());
        std::vector<float> cropped(size, -7.0f);
        zinfer::kernels::instance_norm<Arch>(config, length, length - 2, x.data(), weights.data(), cropped.data());
        CHECK(std::memcmp(cropped.data(), expected.data(), (length - 2) * channels * sizeof(float)) == 0);
        for (std::size_t i = (length - 2) * channels; i < size; ++i) CHECK(cropped[i] == -7.0f);
        zinfer::kernels::instance_norm<Arch>(config, length, length, x.data(), weights.data(), x.data());
        CHECK(std::memcmp(x.data(), expected.data(), size * sizeof(float)) == 0);
    }
}

TEST_CASE("instance_norm gives each channel its scale as deviation and its shift as mean") {
    const zinfer::instance_norm_config config{2, 0.0f};
    const zinfer::affine_packing packing{as_affine(config)};
    std::vector<float> values(packing.floats());
    values[packing.scale(0)] = 3.0f;
    values[packing.scale(1)] = -0.5f;
    values[packing.shift(0)] = 10.0f;
    values[packing.shift(1)] = -1.0f;
    const auto weights = test_data::words(values);
    const std::size_t length = 200;
    auto x = test_data::values(2 * length, 25);
    zinfer::kernels::instance_norm<zinfer::arch::scalar>(config, length, length, x.data(), weights.data(), x.data());
    for (const std::size_t c : {0u, 1u}) {
        double mean = 0;
        double variance = 0;
        for (std::size_t i = c; i < x.size(); i += 2) mean += static_cast<double>(x[i]) / length;
        for (std::size_t i = c; i < x.size(); i += 2)
            variance += (static_cast<double>(x[i]) - mean) * (static_cast<double>(x[i]) - mean) / length;
        CHECK(mean == doctest::Approx(c == 0 ? 10.0 : -1.0).epsilon(1e-6));
        CHECK(std::sqrt(variance) == doctest::Approx(c == 0 ? 3.0 : 0.5).epsilon(1e-6));
    }
}

TEST_CASE_TEMPLATE("instance_norm does not depend on the unit, up to numbers whose squares overflow", Arch,
                   INSTRUCTION_SETS) {
    for (const std::size_t channels : {1u, 8u, 9u, 17u, 33u}) {
        const zinfer::instance_norm_config config{channels, 0.0f};
        const std::size_t length = 13;
        const auto x = test_data::values(length * channels, 28);
        const auto weights =
            test_data::words(test_data::values(zinfer::affine_packing{as_affine(config)}.floats(), 29));
        std::vector<float> expected(x.size());
        zinfer::kernels::instance_norm<Arch>(config, length, length, x.data(), weights.data(), expected.data());
        for (const int exponent : {20, 60, 63, 64, 65, 80, 100, 120}) {
            std::vector<float> large;
            for (const float value : x) large.push_back(std::ldexp(value, exponent));
            std::vector<float> y(x.size());
            zinfer::kernels::instance_norm<Arch>(config, length, length, large.data(), weights.data(), y.data());
            CAPTURE(exponent);
            CHECK(std::memcmp(y.data(), expected.data(), y.size() * sizeof(float)) == 0);
        }
    }
}

TEST_CASE_TEMPLATE("a channel whose sum overflows, or that holds what overflowed, has no number", Arch,
                   INSTRUCTION_SETS) {
    const zinfer::instance_norm_config config{17, 1e-5f};
    const auto weights = test_data::words(test_data::values(zinfer::affine_packing{as_affine(config)}.floats(), 30));
    for (const float bad : {std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity(), 3e38f}) {
        auto x = test_data::values(4 * 17, 31);
        for (std::size_t p = 0; p < 2; ++p) x[p * 17 + 5] = x[p * 17 + 16] = bad;
        zinfer::kernels::instance_norm<Arch>(config, 4, 4, x.data(), weights.data(), x.data());
        for (std::size_t i = 0; i < x.size(); ++i) CHECK(std::isnan(x[i]) == (i % 17 == 5 || i % 17 == 16));
    }
}
