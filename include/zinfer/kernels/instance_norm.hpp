// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "zinfer/core/config.hpp"
#include "zinfer/kernels/arithmetic.hpp"
#include "zinfer/kernels/packing.hpp"

namespace zinfer::kernels {

namespace detail {

/// Where the sum of the squares overflows, differences are taken in this unit instead, so that it does not: 2^80.
inline constexpr float large_unit = 0x1p80f;

/// As many channels as Arch has lanes, from `channel` on. Sums run from the first position to the last. The sum of the
/// squares is always made in both units; the plain one changes no bit.
template <class Arch>
[[gnu::always_inline]] constexpr void normalize_channels(const instance_norm_config& config, std::size_t channel,
                                                         std::size_t length, std::size_t positions, const float* x,
                                                         const std::uint64_t* weights, float* y) noexcept {
    const affine_packing packing{as_affine(config)};
    const auto count = Arch::broadcast(static_cast<float>(length));
    auto sum = Arch::broadcast(0.0f);
    for (std::size_t p = 0; p < length; ++p) sum = Arch::add(sum, Arch::load(x + p * config.channels + channel));
    const auto mean = Arch::div(sum, count);
    const auto small = Arch::broadcast(1.0f / large_unit);
    auto squares = Arch::broadcast(0.0f);
    auto small_squares = Arch::broadcast(0.0f);
    for (std::size_t p = 0; p < length; ++p) {
        const auto difference = Arch::sub(Arch::load(x + p * config.channels + channel), mean);
        const auto small_difference = product<Arch>(difference, small);
        squares = Arch::fma(difference, difference, squares);
        small_squares = Arch::fma(small_difference, small_difference, small_squares);
    }
    const auto fits = [limit = Arch::broadcast(infinity), squares](auto yes, auto no) noexcept {
        return Arch::select_less(squares, limit, yes, no);
    };
    const float epsilon = config.epsilon.value();
    const auto unit = fits(Arch::broadcast(1.0f), small);
    const auto variance = Arch::div(fits(squares, small_squares), count);
    const auto in_unit = fits(Arch::broadcast(epsilon), Arch::broadcast(epsilon / large_unit / large_unit));
    const auto deviation = Arch::square_root(Arch::add(variance, in_unit));
    const auto factor = Arch::div(Arch::load_words(weights, packing.scale(channel)), deviation);
    const auto shift = Arch::load_words(weights, packing.shift(channel));
    for (std::size_t p = 0; p < positions; ++p) {
        const auto difference = Arch::sub(Arch::load(x + p * config.channels + channel), mean);
        Arch::store(y + p * config.channels + channel, Arch::fma(product<Arch>(difference, unit), factor, shift));
    }
}

}  // namespace detail

/// y = (x - mean) / sqrt(variance + epsilon) * scale + shift, mean and variance of each channel over all positions,
/// ONNX InstanceNormalization-6. The scalar instruction sets are the reference.
///
/// Shapes   x (length, channels), y (positions, channels), positions <= length; y may be x
/// Errors   none; a channel of equal values gives NaN where epsilon is 0, and so does one whose sum overflows
template <class Arch>
constexpr void instance_norm(const instance_norm_config& config, std::size_t length, std::size_t positions,
                             const float* x, const std::uint64_t* weights, float* y) noexcept {
    const std::size_t whole = config.channels - config.channels % Arch::lanes;
    for (std::size_t c = 0; c < whole; c += Arch::lanes)
        detail::normalize_channels<Arch>(config, c, length, positions, x, weights, y);
    for (std::size_t c = whole; c < config.channels; ++c)
        detail::normalize_channels<typename Arch::tail>(config, c, length, positions, x, weights, y);
}

}  // namespace zinfer::kernels
