// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "zinfer/zinfer.hpp"

/// Networks small enough for constant evaluation, with weights that are easy to follow by hand.
namespace small {

/// Packed words of a convolution whose weight (filter, row) is `weight(filter, row)` and whose biases are `bias(f)`; a
/// row is tap * channels + channel, whether the convolution is direct or not.
template <zinfer::conv1d_config Config, class Weight, class Bias>
consteval auto pack(Weight weight, Bias bias) {
    constexpr zinfer::conv1d_packing packing{Config};
    std::array<std::uint64_t, zinfer::word_count(packing.floats())> words{};
    const auto put = [&](std::size_t index, float value) {
        words[index / 2] |= static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(value)) << (index % 2 * 32);
    };
    for (std::size_t f = 0; f < Config.filters; ++f) {
        put(packing.bias(f), bias(f));
        for (std::size_t row = 0; row < packing.rows(); ++row) {
            if constexpr (Config.tile == 0) {
                put(packing.weight(f, row), weight(f, row));
            } else {
                constexpr zinfer::minimal_filter filter = zinfer::make_minimal_filter(Config.tile, Config.kernel_size);
                double transformed = 0;
                for (std::size_t tap = 0; tap < Config.kernel_size; ++tap)
                    transformed += filter.taps_at[row / Config.channels][tap] *
                                   static_cast<double>(weight(f, tap * Config.channels + row % Config.channels));
                put(packing.weight(f, row), static_cast<float>(transformed));
            }
        }
    }
    return words;
}

/// A weight provider over packed words, as a generated header has them.
template <auto Words>
struct provider {
    static constexpr auto words = Words;
    static constexpr std::size_t words_count = words.size();
    static constexpr std::uint32_t crc32 = zinfer::crc32(words.data(), words.size());
    static constexpr const std::uint64_t* data() noexcept { return words.data(); }
};

inline constexpr zinfer::conv1d_config conv{.channels = 1, .filters = 2, .kernel_size = 2};
inline constexpr zinfer::dense_config head{.inputs = 4, .units = 1};

/// Filter 0: x[p] - x[p + 1]; filter 1: x[p] + x[p + 1] + 0.5.
using conv_weights =
    provider<pack<conv>([](std::size_t f, std::size_t row) { return f == 0 && row == 1 ? -1.0f : 1.0f; },
                        [](std::size_t f) { return f == 0 ? 0.0f : 0.5f; })>;

/// 1, 2, 3, 4 over (position, channel), minus 1.
using head_weights = provider<pack<zinfer::as_conv1d(head)>(
    [](std::size_t, std::size_t row) { return static_cast<float>(row + 1); }, [](std::size_t) { return -1.0f; })>;

/// Five inputs; four convolution outputs; two after pooling; one output.
template <class Arch = zinfer::arch::native, class ConvWeights = conv_weights, class HeadWeights = head_weights,
          zinfer::input_guard Guard = zinfer::input_guard::finite, class Ranges = zinfer::no_ranges>
using network = zinfer::network<zinfer::target<Arch>, zinfer::input<zinfer::shape{5, 1}, Guard, Ranges>,
                                zinfer::conv1d<conv, ConvWeights>, zinfer::relu,
                                zinfer::max_pool1d<zinfer::pool1d_config{.size = 2, .stride = 2}>, zinfer::flatten<>,
                                zinfer::dense<head, HeadWeights>>;

/// The same network with minimal filtering. Its weights stay small multiples of a half, so nothing is rounded.
inline constexpr zinfer::conv1d_config fast_conv{.channels = 1, .filters = 2, .kernel_size = 2, .tile = 2};
using fast_conv_weights =
    provider<pack<fast_conv>([](std::size_t f, std::size_t row) { return f == 0 && row == 1 ? -1.0f : 1.0f; },
                             [](std::size_t f) { return f == 0 ? 0.0f : 0.5f; })>;

template <class Arch = zinfer::arch::native>
using fast_network = zinfer::network<zinfer::target<Arch>, zinfer::input<zinfer::shape{5, 1}>,
                                     zinfer::conv1d<fast_conv, fast_conv_weights>, zinfer::relu,
                                     zinfer::max_pool1d<zinfer::pool1d_config{.size = 2, .stride = 2}>,
                                     zinfer::flatten<>, zinfer::dense<head, head_weights>>;

/// The network's output for `in`, by constant evaluation or at run time.
template <class Network>
constexpr float value(const std::array<float, Network::input_size>& in) {
    typename Network::workspace memory{};
    std::array<float, 1> out{};
    Network::predict(in, out, memory);
    return out[0];
}

}  // namespace small
