// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/softmax.hpp"

#include <array>
#include <cmath>
#include <cstring>
#include <limits>

#include "tests/arch/instruction_sets.hpp"
#include "tests/kernels/random_values.hpp"

namespace {

using zinfer::arch::scalar;

/// Probabilities of one position in double precision.
std::vector<double> exact(const float* x, std::size_t channels) {
    std::vector<double> y(channels);
    double largest = static_cast<double>(x[0]);
    for (std::size_t c = 0; c < channels; ++c) largest = std::fmax(largest, static_cast<double>(x[c]));
    double sum = 0;
    for (std::size_t c = 0; c < channels; ++c) sum += y[c] = std::exp(static_cast<double>(x[c]) - largest);
    for (double& one : y) one /= sum;
    return y;
}

}  // namespace

TEST_CASE("softmax and log_softmax are probabilities and their logarithms at each position") {
    const zinfer::shape s{5, 37};
    auto x = test_data::values(s.size(), 21);
    for (float& value : x) value *= 20.0f;
    std::vector<float> y(s.size());
    std::vector<float> logarithms(s.size());
    zinfer::kernels::softmax<scalar>(s, x.data(), y.data());
    zinfer::kernels::log_softmax<scalar>(s, x.data(), logarithms.data());
    for (std::size_t p = 0; p < s.length; ++p) {
        const std::vector<double> expected = exact(x.data() + p * s.channels, s.channels);
        for (std::size_t c = 0; c < s.channels; ++c) {
            const std::size_t i = p * s.channels + c;
            const double rounding = 4e-7 - 0x1p-24 * std::log(expected[c]);
            CHECK(std::abs(static_cast<double>(y[i]) - expected[c]) <= rounding * expected[c] + 1e-37);
            CHECK(static_cast<double>(logarithms[i]) == doctest::Approx(std::log(expected[c])).epsilon(3e-7));
        }
    }
}

TEST_CASE_TEMPLATE("softmax and log_softmax have the scalar reference's bits, also in place", Arch, INSTRUCTION_SETS) {
    const auto check = [](auto reference, auto kernel) {
        for (const std::size_t channels : {1u, 2u, 7u, 8u, 9u, 15u, 16u, 17u, 33u}) {
            const zinfer::shape s{3, channels};
            auto x = test_data::values(s.size(), 22);
            std::vector<float> expected(s.size());
            reference(s, x.data(), expected.data());
            kernel(s, x.data(), x.data());
            CHECK(std::memcmp(x.data(), expected.data(), s.size() * sizeof(float)) == 0);
        }
    };
    check(zinfer::kernels::softmax<scalar>, zinfer::kernels::softmax<Arch>);
    check(zinfer::kernels::log_softmax<scalar>, zinfer::kernels::log_softmax<Arch>);
}

TEST_CASE("large scores do not overflow, small ones fade to 0, and NaN spoils its position alone") {
    static constexpr std::array<float, 3> x{1000.0f, 1000.0f, -1000.0f};
    static constexpr auto y = [] {
        std::array<float, 3> out{};
        zinfer::kernels::softmax<scalar>({1, 3}, x.data(), out.data());
        return out;
    }();
    static_assert(y == std::array{0.5f, 0.5f, 0.0f});
    CHECK(y[2] == 0.0f);
    std::array<float, 3> out{};
    zinfer::kernels::log_softmax<scalar>({1, 3}, x.data(), out.data());
    CHECK(out[2] == -2000.0f - 0.6931472f);

    for (const auto kernel : {zinfer::kernels::softmax<scalar>, zinfer::kernels::log_softmax<scalar>}) {
        std::array<float, 4> values{1.0f, std::numeric_limits<float>::quiet_NaN(), 2.0f, 2.0f};
        kernel({2, 2}, values.data(), values.data());
        CHECK(std::isnan(values[0]));
        CHECK(std::isnan(values[1]));
        CHECK(values[2] == values[3]);
    }
}

TEST_CASE_TEMPLATE("a score that overflowed spoils its position, on either side of 0", Arch, INSTRUCTION_SETS) {
    for (const std::size_t channels : {2u, 8u, 17u})
        for (const float bad : {std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity()})
            for (const auto kernel : {zinfer::kernels::softmax<Arch>, zinfer::kernels::log_softmax<Arch>}) {
                auto x = test_data::values(2 * channels, 32);
                x[channels - 1] = bad;
                kernel({2, channels}, x.data(), x.data());
                for (std::size_t i = 0; i < x.size(); ++i) CHECK(std::isfinite(x[i]) == (i >= channels));
            }
}
