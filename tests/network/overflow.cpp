// SPDX-License-Identifier: Apache-2.0
// A number that does not fit float32 never ends as a value, whatever comes behind it.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <tuple>

#include "tests/network/small_networks.hpp"

namespace {

using zinfer::function;
using zinfer::shape;
using zinfer::status;

constexpr zinfer::conv1d_config doubling{.channels = 1, .filters = 1, .kernel_size = 1};
constexpr zinfer::conv1d_config fast_doubling{.channels = 1, .filters = 1, .kernel_size = 3, .pad_end = 2, .tile = 2};
template <zinfer::conv1d_config Config>
using doubling_weights = small::provider<small::pack<Config>(
    [](std::size_t, std::size_t row) { return row == 0 ? 2.0f : 0.0f; }, [](std::size_t) { return 0.0f; })>;
using twice = zinfer::conv1d<doubling, doubling_weights<doubling>>;
using twice_fast = zinfer::conv1d<fast_doubling, doubling_weights<fast_doubling>>;

template <function F>
using activation = zinfer::activation<zinfer::activation_config{F, 1.0f, 0.5f}>;
using relu6 = zinfer::activation<zinfer::activation_config{function::clip, 0.0f, 6.0f}>;
using pooling = zinfer::max_pool1d<zinfer::pool1d_config{.size = 2, .stride = 2}>;
using pooling_alone = zinfer::max_pool1d<zinfer::pool1d_config{.size = 4, .stride = 1, .pad_begin = 1}>;
using averaging = zinfer::average_pool1d<zinfer::pool1d_config{.size = 4, .stride = 4}>;

/// The scale and shift are 1 and 0.5.
constexpr zinfer::instance_norm_config norm{.channels = 1, .epsilon = 0.5f};
using norm_weights = small::provider<[] {
    constexpr zinfer::affine_packing packing{as_affine(norm)};
    std::array<std::uint64_t, zinfer::word_count(packing.floats())> words{};
    words[packing.scale(0) / 2] = std::bit_cast<std::uint32_t>(1.0f);
    words[packing.shift(0) / 2] = std::bit_cast<std::uint32_t>(0.5f);
    return words;
}()>;
using instance_norm = zinfer::instance_norm<norm, norm_weights>;

constexpr zinfer::prelu_config flat{.values = 1};
using zero_slope =
    small::provider<std::array<std::uint64_t, zinfer::word_count(zinfer::prelu_packing{flat}.floats())>{}>;

template <class... Layers>
using network = zinfer::network<zinfer::target<>, zinfer::input<shape{8, 1}>, Layers...>;

template <class Network>
status status_for(const std::array<float, 8>& x) {
    typename Network::workspace memory;
    std::array<float, Network::output_size> y{};
    const status found = Network::predict(x, y, memory);
    for (const float value : y) CHECK(std::isfinite(value) == (found == status::ok));
    return found;
}

/// What small numbers and numbers that overflow when they are doubled, on either side of 0, become.
template <class... Layers>
void check() {
    using tested = network<Layers...>;
    CHECK(status_for<tested>({1, -2, 3, 0.5f, -1, 2, 4, -3}) == status::ok);
    for (const float huge : {3e38f, -3e38f})
        for (std::size_t i = 0; i < 8; ++i) {
            std::array<float, 8> x{1, -2, 3, 0.5f, -1, 2, 4, -3};
            x[i] = huge;
            CAPTURE(huge);
            CAPTURE(i);
            CHECK(status_for<tested>(x) == status::not_finite);
        }
}

/// Behind a convolution, and where it can be computed with one, both ways.
template <class... Layers>
void check_behind() {
    check<twice, Layers...>();
    check<twice_fast, Layers...>();
    check<twice, zinfer::transpose, zinfer::transpose, Layers...>();
}

}  // namespace

TEST_CASE("an overflow stays visible behind every layer that is finite at infinity") {
    check_behind<zinfer::relu>();
    check_behind<pooling>();
    check_behind<zinfer::relu, pooling>();
    check_behind<pooling, zinfer::relu>();
    check_behind<pooling_alone>();
    check_behind<averaging>();
    check_behind<zinfer::global_max_pool1d>();
    check_behind<zinfer::global_average_pool1d>();
    check_behind<relu6>();
    check_behind<zinfer::softmax>();
    check_behind<zinfer::log_softmax>();
    check_behind<zinfer::flatten<>, zinfer::softmax>();
    check_behind<zinfer::flatten<>, zinfer::log_softmax>();
    check_behind<instance_norm>();
    check_behind<zinfer::normalize>();
    check_behind<zinfer::prelu<flat, zero_slope>>();
    check_behind<activation<function::leaky_relu>>();
    check_behind<activation<function::thresholded_relu>>();
    check_behind<activation<function::elu>>();
    check_behind<activation<function::selu>>();
    check_behind<activation<function::celu>>();
    check_behind<activation<function::gelu>>();
    check_behind<activation<function::gelu_tanh>>();
    check_behind<activation<function::silu>>();
    check_behind<activation<function::mish>>();
    check_behind<activation<function::sigmoid>>();
    check_behind<activation<function::hard_sigmoid>>();
    check_behind<activation<function::hard_swish>>();
    check_behind<activation<function::tanh>>();
    check_behind<activation<function::softplus>>();
    check_behind<activation<function::softsign>>();
}

TEST_CASE("an overflow inside a layer is seen, and one that the right value survives gives this value") {
    // Sums: 8 times 1e38, and 4 times.
    const std::array<float, 8> large{1e38f, 1e38f, 1e38f, 1e38f, 1e38f, 1e38f, 1e38f, 1e38f};
    CHECK(status_for<network<zinfer::global_average_pool1d>>(large) == status::not_finite);
    CHECK(status_for<network<averaging, zinfer::activation<zinfer::activation_config{function::tanh}>>>(large) ==
          status::not_finite);
    CHECK(status_for<network<instance_norm>>(large) == status::not_finite);
    // Extremes too far apart for their difference.
    const std::array<float, 8> apart{3e38f, -3e38f, 0, 0, 0, 0, 0, 0};
    CHECK(status_for<network<zinfer::normalize>>(apart) == status::not_finite);
    CHECK(status_for<network<zinfer::normalize, pooling, zinfer::relu>>(apart) == status::not_finite);
    // The lesser probability is 0 beside the other.
    CHECK(status_for<network<zinfer::flatten<>, zinfer::softmax>>(apart) == status::ok);

    // Variances of 1e36 to 1e60: mean 0, deviation the unit itself.
    for (const float unit : {1.0f, 1e18f, 2e19f, 1e25f, 1e30f, 1e37f}) {
        using tested = network<instance_norm>;
        tested::workspace memory;
        std::array<float, 8> y{};
        CHECK(tested::predict(std::array<float, 8>{unit, -unit, unit, -unit, unit, -unit, unit, -unit}, y, memory) ==
              status::ok);
        const float one = unit == 1.0f ? 1 / std::sqrt(1.5f) : 1.0f;
        for (std::size_t i = 0; i < 8; ++i) CHECK(y[i] == doctest::Approx(i % 2 == 0 ? 0.5f + one : 0.5f - one));
    }
}
