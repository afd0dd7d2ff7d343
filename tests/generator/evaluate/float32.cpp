// SPDX-License-Identifier: Apache-2.0
#include "generator/evaluate/float32.hpp"

#include <doctest/doctest.h>

#include <array>
#include <bit>
#include <limits>

#include "generator/bake/packing.hpp"
#include "generator/evaluate/evaluate.hpp"
#include "tests/generator/twins.hpp"
#include "tests/message_of.hpp"

namespace {

template <class Network>
constexpr std::array<float, Network::output_size> in_constant_evaluation() {
    typename Network::workspace memory{};
    std::array<float, Network::output_size> out{};
    Network::predict(twins::input<Network::input_size>(), out, memory);
    return out;
}

/// The stages' activations of both, compared as the network computes them.
template <class Network>
void check_stages(const zgen::graph& g) {
    const auto in = twins::input<Network::input_size>();
    std::vector<std::vector<float>> stages;
    zgen::evaluate_float32(g, zgen::pack(g), in, [&](std::size_t stage, std::span<const float> activations) {
        CHECK(stage == stages.size());
        stages.emplace_back(activations.begin(), activations.end());
    });
    REQUIRE(stages.size() == Network::stage_count);
    typename Network::workspace memory;
    std::array<float, Network::output_size> out{};
    Network::predict(in, out, memory, [&](std::size_t stage, std::size_t, std::span<const float> activations) {
        const std::vector<float> expected(activations.begin(), activations.end());
        CHECK(stages[stage] == expected);
    });
}

template <class Network>
void check_bits(const zgen::graph& g, const std::array<float, Network::output_size>& expected) {
    const auto in = twins::input<Network::input_size>();
    const std::vector<float> actual = zgen::evaluate_float32(g, zgen::pack(g), in, [](auto, auto) {});
    REQUIRE(actual.size() == expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i)
        CHECK(std::bit_cast<std::uint32_t>(actual[i]) == std::bit_cast<std::uint32_t>(expected[i]));
}

using convolutional = twins::convolutional::network<zinfer::arch::scalar>;
using minimal_filtering = twins::minimal_filtering::network<zinfer::arch::scalar>;
using elementwise = twins::elementwise::network<zinfer::arch::scalar>;
using curved = twins::curved::network<zinfer::arch::scalar>;

}  // namespace

TEST_CASE("float32 evaluation gives the bits that the compiler computes for the same network") {
    constexpr auto convolutional_outputs = in_constant_evaluation<convolutional>();
    check_bits<convolutional>(twins::convolutional::graph(), convolutional_outputs);
    constexpr auto minimal_filtering_outputs = in_constant_evaluation<minimal_filtering>();
    check_bits<minimal_filtering>(twins::minimal_filtering::graph(), minimal_filtering_outputs);
    constexpr auto elementwise_outputs = in_constant_evaluation<elementwise>();
    check_bits<elementwise>(twins::elementwise::graph(), elementwise_outputs);
    constexpr auto curved_outputs = in_constant_evaluation<curved>();
    check_bits<curved>(twins::curved::graph(), curved_outputs);
}

TEST_CASE("float32 evaluation shows the activations of every stage as the network does") {
    check_stages<convolutional>(twins::convolutional::graph());
    check_stages<minimal_filtering>(twins::minimal_filtering::graph());
    check_stages<elementwise>(twins::elementwise::graph());
    check_stages<curved>(twins::curved::graph());
}

TEST_CASE("float32 evaluation is close to float64, and not equal") {
    const auto check = [](const zgen::graph& g, std::span<const float> in) {
        const std::vector<float> actual = zgen::evaluate_float32(g, zgen::pack(g), in, [](auto, auto) {});
        const std::vector<double> exact = zgen::evaluate(g, std::vector<double>(in.begin(), in.end()));
        bool equal = true;
        for (std::size_t i = 0; i < exact.size(); ++i) {
            CHECK(static_cast<double>(actual[i]) == doctest::Approx(exact[i]).epsilon(1e-5));
            equal = equal && static_cast<double>(actual[i]) == exact[i];
        }
        CHECK_FALSE(equal);
    };
    check(twins::convolutional::graph(), twins::input<convolutional::input_size>());
    check(twins::minimal_filtering::graph(), twins::input<minimal_filtering::input_size>());
    check(twins::curved::graph(), twins::input<curved::input_size>());
}

TEST_CASE("float32 evaluation takes the kernel of every function") {
    for (std::size_t f = 0; f < zinfer::function_count; ++f) {
        const zgen::graph g =
            networks::chain({5, 1}, {zgen::activation{{static_cast<zinfer::function>(f), 0.25f, 0.75f}}});
        const std::array<float, 5> in{-2.5f, -0.3f, 0.1f, 0.4f, 3.0f};
        const std::vector<float> actual = zgen::evaluate_float32(g, zgen::pack(g), in, [](auto, auto) {});
        const std::vector<double> exact = zgen::evaluate(g, std::vector<double>(in.begin(), in.end()));
        for (std::size_t i = 0; i < in.size(); ++i)
            CHECK(static_cast<double>(actual[i]) == doctest::Approx(exact[i]).epsilon(1e-6));
    }
}

TEST_CASE("float32 evaluation has no input guard") {
    const zgen::graph g = twins::elementwise::graph();
    auto in = twins::input<elementwise::input_size>();
    in[5] = std::numeric_limits<float>::quiet_NaN();
    const std::vector<float> out = zgen::evaluate_float32(g, zgen::pack(g), in, [](auto, auto) {});
    CHECK(out[1] != out[1]);
    CHECK(out[0] == out[0]);
}

TEST_CASE("an input of the wrong size is an error") {
    const zgen::graph g = twins::elementwise::graph();
    const std::vector<float> in(11);
    CHECK(message_of([&] { zgen::evaluate_float32(g, zgen::pack(g), in, [](auto, auto) {}); }) ==
          "test: the input has 11 values; expected 12");
}
