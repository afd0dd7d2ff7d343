// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/activation/pointwise.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "tests/arch/instruction_sets.hpp"
#include "zinfer/kernels/activation/activation.hpp"

namespace {

using zinfer::activation_config;
using zinfer::function;
using zinfer::arch::scalar;

constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();

/// A function with parameters, its definition, and how far its kernel may be off.
struct expectation {
    activation_config config;
    double (*exact)(double);
    double units;                ///< in the last place of the result
    double absolute = 0x1p-119;  ///< in its stead where that is more
};

double sigmoid(double x) {
    return 1 / (1 + std::exp(-x));
}
double softplus(double x) {
    return std::fmax(x, 0) + std::log1p(std::exp(-std::abs(x)));
}
double within(double x, double least, double most) {
    return std::fmin(std::fmax(x, least), most);
}

const std::vector<expectation> expectations{
    {{function::leaky_relu, 0.3f}, [](double x) { return x < 0 ? static_cast<double>(0.3f) * x : x; }, 0.5},
    {{function::thresholded_relu, 0.7f}, [](double x) { return x > static_cast<double>(0.7f) ? x : 0; }, 0},
    {{function::thresholded_relu, -0.7f}, [](double x) { return x > static_cast<double>(-0.7f) ? x : 0; }, 0},
    {{function::elu, 1.0f}, [](double x) { return x < 0 ? std::expm1(x) : x; }, 2},
    {{function::elu, -0.3f}, [](double x) { return x < 0 ? static_cast<double>(-0.3f) * std::expm1(x) : x; }, 2},
    {{function::selu, 1.6732632f, 1.050701f},
     [](double x) {
         return static_cast<double>(1.050701f) * (x < 0 ? static_cast<double>(1.6732632f) * std::expm1(x) : x);
     },
     3},
    {{function::celu, 1.0f}, [](double x) { return x < 0 ? std::expm1(x) : x; }, 3},
    {{function::celu, 0.3f},
     [](double x) {
         const auto alpha = static_cast<double>(0.3f);
         return x < 0 ? alpha * std::expm1(x / alpha) : x;
     },
     3},
    {{function::gelu}, [](double x) { return x < -40 ? 0 : x * std::erfc(-x / std::sqrt(2.0)) / 2; }, 6},
    {{function::gelu_tanh},
     [](double x) {
         if (x < -40) return 0.0;
         return x * sigmoid(2 * std::sqrt(2 / std::acos(-1.0)) * (x + 0.044715 * x * x * x));
     },
     6,
     3e-8},
    {{function::silu}, [](double x) { return x < -200 ? 0 : x * sigmoid(x); }, 4},
    {{function::mish}, [](double x) { return x < -200 ? 0 : x * std::tanh(softplus(x)); }, 4},
    {{function::sigmoid}, sigmoid, 3},
    {{function::hard_sigmoid, 0.2f, 0.5f},
     [](double x) { return within(static_cast<double>(0.2f) * x + 0.5, 0, 1); },
     0.5001},
    {{function::hard_swish}, [](double x) { return x <= -3 ? 0 : x * within((x + 3) / 6, 0, 1); }, 2},
    {{function::tanh}, [](double x) { return std::tanh(x); }, 3},
    {{function::softplus}, softplus, 3},
    {{function::softsign}, [](double x) { return std::isinf(x) ? std::copysign(1, x) : x / (1 + std::abs(x)); }, 2},
    {{function::clip, -0.4f, 0.6f},
     [](double x) { return within(x, static_cast<double>(-0.4f), static_cast<double>(0.6f)); },
     0},
    {{function::clip, -infinity, 6.0f}, [](double x) { return std::fmin(x, 6); }, 0},
    {{function::clip, 2.0f, 1.0f}, [](double) { return 1.0; }, 0},
};

template <class Arch>
void apply(const activation_config& config, std::size_t size, const float* x, float* y) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        ((config.function == static_cast<function>(I)
              ? zinfer::kernels::activation<Arch, static_cast<function>(I)>(config, size, x, y)
              : void()),
         ...);
    }
    (std::make_index_sequence<zinfer::function_count>{});
}

float apply(const activation_config& config, float x) {
    float y;
    apply<scalar>(config, 1, &x, &y);
    return y;
}

/// The function itself, which may have a limit at infinity.
float at_infinity(const activation_config& config, float x) {
    float y = 0;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        ((config.function == static_cast<function>(I)
              ? void(y = zinfer::kernels::pointwise<static_cast<function>(I)>::template apply<scalar>(config, x))
              : void()),
         ...);
    }
    (std::make_index_sequence<zinfer::function_count>{});
    return y;
}

/// Numbers of every magnitude and sign, and many where the functions bend.
std::vector<float> sweep() {
    std::vector<float> values;
    for (std::uint32_t bits = 0; bits < 0x7f800000u; bits += 20'011)
        for (const std::uint32_t sign : {0u, 0x80000000u}) values.push_back(std::bit_cast<float>(bits | sign));
    for (int i = -110'000; i <= 110'000; ++i) values.push_back(static_cast<float>(i) * 1e-3f);
    for (int i = -50'000; i <= 50'000; ++i) values.push_back(static_cast<float>(i) * 1.0001e-4f);
    return values;
}

double unit_of(double value) {
    const double least = std::numeric_limits<float>::denorm_min();
    return value == 0 ? least : std::fmax(least, std::ldexp(1.0, std::ilogb(value) - 23));
}

}  // namespace

TEST_CASE("every function has its definition's values, within the units that its docstring gives") {
    const std::vector<float> x = sweep();
    std::vector<float> y(x.size());
    std::array<bool, zinfer::function_count> tested{};
    for (const expectation& e : expectations) {
        apply<scalar>(e.config, x.size(), x.data(), y.data());
        double worst = 0;
        float at = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double exact = e.exact(static_cast<double>(x[i]));
            if (std::abs(exact) > static_cast<double>(std::numeric_limits<float>::max()) && std::isinf(y[i])) continue;
            const double error = std::abs(static_cast<double>(y[i]) - exact);
            const double part = error <= e.absolute ? 0 : error / unit_of(exact);
            if (part <= worst) continue;
            worst = part;
            at = x[i];
        }
        CAPTURE(static_cast<int>(e.config.function));
        CAPTURE(at);
        CHECK(worst <= e.units);
        tested[static_cast<std::size_t>(e.config.function)] = true;
    }
    for (const bool one : tested) CHECK(one);
}

TEST_CASE("no function loses a NaN, and infinities give its limits") {
    for (const expectation& e : expectations) {
        CAPTURE(static_cast<int>(e.config.function));
        CHECK(std::isnan(apply(e.config, not_a_number)));
        for (const float x : {infinity, -infinity}) {
            const double limit = e.exact(static_cast<double>(x));
            const auto y = static_cast<double>(at_infinity(e.config, x));
            CHECK((y == limit || std::abs(y - limit) <= e.units * unit_of(limit)));
        }
    }
}

TEST_CASE("an activation of what overflowed is not a number, even where the function has a limit") {
    for (const expectation& e : expectations) {
        CAPTURE(static_cast<int>(e.config.function));
        for (const float x : {infinity, -infinity}) CHECK_FALSE(std::isfinite(apply(e.config, x)));
        const float largest = std::numeric_limits<float>::max();
        const float y = apply(e.config, -largest);
        CHECK(std::isfinite(y) == (std::abs(e.exact(static_cast<double>(-largest))) <= static_cast<double>(largest)));
    }
}

TEST_CASE("functions through the origin keep the sign of zero and small numbers to the last bit") {
    for (const function f : {function::elu, function::tanh, function::softsign, function::celu})
        for (const float x : {0.0f, -0.0f, 1e-45f, -1e-45f, 1e-39f, -1e-39f})
            CHECK(std::bit_cast<std::uint32_t>(apply({f, 1.0f}, x)) == std::bit_cast<std::uint32_t>(x));
}

TEST_CASE_TEMPLATE("every function has the scalar reference's bits, also in place", Arch, INSTRUCTION_SETS) {
    std::vector<float> x = sweep();
    for (const float special : {infinity, -infinity, not_a_number}) x.push_back(special);
    std::vector<float> expected(x.size());
    for (const expectation& e : expectations) {
        CAPTURE(static_cast<int>(e.config.function));
        apply<scalar>(e.config, x.size(), x.data(), expected.data());
        std::vector<float> y = x;
        apply<Arch>(e.config, y.size(), y.data(), y.data());
        std::size_t different = 0;
        for (std::size_t i = 0; i < y.size(); ++i)
            different += std::bit_cast<std::uint32_t>(y[i]) != std::bit_cast<std::uint32_t>(expected[i]) &&
                         !(std::isnan(y[i]) && std::isnan(expected[i]));
        CHECK(different == 0);
        for (const std::size_t size : {1u, 7u, 8u, 9u, 15u, 17u}) {
            std::vector<float> short_y(size + 1, -7.0f);
            apply<Arch>(e.config, size, x.data(), short_y.data());
            for (std::size_t i = 0; i < size; ++i) CHECK(short_y[i] == expected[i]);
            CHECK(short_y[size] == -7.0f);
        }
    }
}

namespace {

template <function F>
void check_constant_evaluation() {
    static constexpr activation_config config{F, 0.25f, 0.75f};
    static constexpr std::array<float, 6> x{-3.0f, -0.4f, -1e-20f, 0.1f, 1.7f, 20.0f};
    static constexpr auto expected = [] {
        std::array<float, x.size()> y{};
        zinfer::kernels::activation<scalar, F>(config, x.size(), x.data(), y.data());
        return y;
    }();
    std::array<float, x.size()> y{};
    apply<scalar>(config, x.size(), x.data(), y.data());
    CAPTURE(static_cast<int>(F));
    CHECK(y == expected);
}

}  // namespace

TEST_CASE("constant evaluation gives the bits of run time") {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (check_constant_evaluation<static_cast<function>(I)>(), ...);
    }
    (std::make_index_sequence<zinfer::function_count>{});
}
