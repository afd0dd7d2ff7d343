// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "generator/graph/graph.hpp"
#include "tests/generator/networks.hpp"
#include "tests/network/small_networks.hpp"
#include "zinfer/zinfer.hpp"

/// Networks twice: as the runtime's type, with weights known to the compiler, and as zgen's graph. Their weights are
/// packed by two independent implementations, here and in small_networks.hpp.
namespace twins {

/// No power of two among them, so that every product is rounded.
constexpr float weight(std::size_t filter, std::size_t row) {
    return (static_cast<float>((filter * 37 + row * 11) % 101) - 50.0f) / 37.0f;
}
constexpr float bias(std::size_t filter) {
    return static_cast<float>(filter + 1) / 7.0f;
}

inline zgen::conv1d graph_conv1d(const zinfer::conv1d_config& config) {
    zgen::conv1d op{config, {}, {}};
    for (std::size_t f = 0; f < config.filters; ++f) {
        op.bias.push_back(static_cast<double>(bias(f)));
        for (std::size_t row = 0; row < config.kernel_size * (config.channels / config.groups); ++row)
            op.kernel.push_back(static_cast<double>(weight(f, row)));
    }
    return op;
}

inline zgen::dense graph_dense(const zinfer::dense_config& config) {
    const zgen::conv1d same = graph_conv1d(zinfer::as_conv1d(config));
    return {config, same.kernel, same.bias};
}

template <zinfer::conv1d_config Config>
using weights_of = small::provider<small::pack<Config>(weight, bias)>;

/// Fusion, cropping, groups, strides, padding, and flatten in ONNX's order.
namespace convolutional {

inline constexpr zinfer::conv1d_config first{
    .channels = 2, .filters = 6, .kernel_size = 3, .groups = 2, .pad_begin = 1, .pad_end = 2};
inline constexpr zinfer::conv1d_config second{
    .channels = 6, .filters = 3, .kernel_size = 2, .stride = 2, .dilation = 2};
inline constexpr zinfer::pool1d_config pool{.size = 2, .stride = 2};
inline constexpr zinfer::pool1d_config average{
    .size = 3, .stride = 2, .pad_begin = 1, .pad_end = 1, .count_padding = true};
inline constexpr zinfer::dense_config head{.inputs = 6, .units = 2};

template <class Arch>
using network = zinfer::network<zinfer::target<Arch>, zinfer::input<zinfer::shape{18, 2}>, zinfer::normalize,
                                zinfer::conv1d<first, weights_of<first>>, zinfer::relu, zinfer::max_pool1d<pool>,
                                zinfer::conv1d<second, weights_of<second>>, zinfer::average_pool1d<average>,
                                zinfer::flatten<zinfer::axis_order::channels_first>,
                                zinfer::dense<head, weights_of<zinfer::as_conv1d(head)>>, zinfer::relu>;

inline zgen::graph graph() {
    return networks::chain(
        {18, 2}, {zgen::normalize{}, graph_conv1d(first), zgen::relu{}, zgen::max_pool1d{pool}, graph_conv1d(second),
                  zgen::average_pool1d{average}, zgen::flatten{zinfer::axis_order::channels_first}, graph_dense(head),
                  zgen::relu{}});
}

}  // namespace convolutional

/// Minimal filtering: padding, a pooling over three, tiles that reach past the end, and one with a point at infinity.
namespace minimal_filtering {

inline constexpr zinfer::conv1d_config first{
    .channels = 3, .filters = 5, .kernel_size = 4, .pad_begin = 1, .pad_end = 2, .tile = 6};
inline constexpr zinfer::conv1d_config second{.channels = 5, .filters = 4, .kernel_size = 3, .tile = 2};
inline constexpr zinfer::pool1d_config pool{.size = 3, .stride = 3};
inline constexpr zinfer::dense_config head{.inputs = 12, .units = 2};

template <class Arch>
using network =
    zinfer::network<zinfer::target<Arch>, zinfer::input<zinfer::shape{17, 3}>, zinfer::conv1d<first, weights_of<first>>,
                    zinfer::relu, zinfer::max_pool1d<pool>, zinfer::conv1d<second, weights_of<second>>,
                    zinfer::flatten<>, zinfer::dense<head, weights_of<zinfer::as_conv1d(head)>>>;

inline zgen::graph graph() {
    return networks::chain({17, 3}, {graph_conv1d(first), zgen::relu{}, zgen::max_pool1d{pool}, graph_conv1d(second),
                                     zgen::flatten{}, graph_dense(head)});
}

}  // namespace minimal_filtering

/// The other layers: affine, relu and transpose with passes of their own, and global pooling.
namespace elementwise {

inline constexpr zinfer::affine_config features{.values = 12};

/// Scales as filter 0's weights, shifts as filter 1's.
template <std::size_t Values>
consteval auto affine_words() {
    constexpr zinfer::affine_packing packing{{Values}};
    std::array<std::uint64_t, zinfer::word_count(packing.floats())> words{};
    const auto put = [&](std::size_t index, float value) {
        words[index / 2] |= static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(value)) << (index % 2 * 32);
    };
    for (std::size_t i = 0; i < Values; ++i) {
        put(packing.scale(i), weight(0, i));
        put(packing.shift(i), weight(1, i));
    }
    return words;
}

/// The graph's values of them.
inline zgen::affine graph_affine(std::size_t values) {
    zgen::affine op;
    for (std::size_t i = 0; i < values; ++i) {
        op.scale.push_back(static_cast<double>(weight(0, i)));
        op.shift.push_back(static_cast<double>(weight(1, i)));
    }
    return op;
}

template <class Arch>
using network = zinfer::network<zinfer::target<Arch>, zinfer::input<zinfer::shape{3, 4}>,
                                zinfer::affine<features, small::provider<affine_words<features.values>()>>,
                                zinfer::relu, zinfer::transpose, zinfer::global_average_pool1d>;

inline zgen::graph graph() {
    return networks::chain(
        {3, 4}, {graph_affine(features.values), zgen::relu{}, zgen::transpose{}, zgen::global_average_pool1d{}});
}

}  // namespace elementwise

/// Layers with functions of their own, padding, and other shapes.
namespace curved {

inline constexpr zinfer::pad1d_config reflect{.begin = 1, .end = 2, .mode = zinfer::pad_mode::reflect};
inline constexpr zinfer::pad1d_config constant{.end = 2, .value = 0.25f};
inline constexpr zinfer::instance_norm_config norm{.channels = 4, .epsilon = 0.01f};
inline constexpr zinfer::prelu_config slopes{.values = 32};
inline constexpr zinfer::activation_config elu{.function = zinfer::function::elu, .alpha = 1.5f};
inline constexpr zinfer::activation_config gelu{.function = zinfer::function::gelu};
inline constexpr zinfer::activation_config softplus{.function = zinfer::function::softplus};

/// As filter 0's weights.
consteval auto prelu_words() {
    constexpr zinfer::prelu_packing packing{slopes};
    std::array<std::uint64_t, zinfer::word_count(packing.floats())> words{};
    for (std::size_t i = 0; i < slopes.values; ++i)
        words[packing.slope(i) / 2] |= static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(weight(0, i)))
                                       << (packing.slope(i) % 2 * 32);
    return words;
}

template <class Arch>
using network =
    zinfer::network<zinfer::target<Arch>, zinfer::input<zinfer::shape{3, 4}>, zinfer::pad1d<reflect>,
                    zinfer::instance_norm<norm, small::provider<elementwise::affine_words<norm.channels>()>>,
                    zinfer::pad1d<constant>, zinfer::prelu<slopes, small::provider<prelu_words()>>,
                    zinfer::activation<elu>,
                    zinfer::permute<zinfer::shape{2, 16}, zinfer::permute_digit{4, 1}, zinfer::permute_digit{8, 4}>,
                    zinfer::activation<gelu>, zinfer::softmax, zinfer::reshape<zinfer::shape{4, 8}>,
                    zinfer::activation<softplus>, zinfer::log_softmax>;

inline zgen::graph graph() {
    const zgen::affine values = elementwise::graph_affine(slopes.values);
    const zgen::affine of_norm = elementwise::graph_affine(norm.channels);
    return networks::chain(
        {3, 4}, {zgen::pad1d{reflect},
                 zgen::instance_norm{static_cast<double>(norm.epsilon.value()), of_norm.scale, of_norm.shift},
                 zgen::pad1d{constant}, zgen::prelu{values.scale}, zgen::activation{elu},
                 zgen::permute{{{4, 1}, {8, 4}}, {2, 16}}, zgen::activation{gelu}, zgen::softmax{},
                 zgen::reshape{{4, 8}}, zgen::activation{softplus}, zgen::log_softmax{}});
}

}  // namespace curved

/// A smooth input with values of both signs.
template <std::size_t Size>
constexpr std::array<float, Size> input() {
    std::array<float, Size> values{};
    for (std::size_t i = 0; i < Size; ++i) values[i] = (static_cast<float>(i * i % 23) - 9.0f) / 11.0f;
    return values;
}

}  // namespace twins
