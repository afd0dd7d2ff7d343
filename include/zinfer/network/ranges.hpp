// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "zinfer/core/status.hpp"

/// The ranges that a model carries, as a type for zinfer::input with the members of any of these groups:
///
///     static constexpr float training_lower[]   smallest value of each input in the training data
///     static constexpr float training_upper[]   largest value of each
///
///     static constexpr float sum_lower          smallest sum of an input's values in the training data, above 0
///     static constexpr float sum_upper          largest sum
///     static constexpr float share_lower[4]     smallest share of the sum that each quarter of the input has
///     static constexpr float share_upper[4]     largest share
///
///     static constexpr float physical_lower     what every output must reach
///     static constexpr float physical_upper     what no output may exceed
///
/// Sum and shares tell a spectrum in other units, reversed, or put together from the wrong parts, whose single values
/// may well have occurred.
namespace zinfer {

/// A model that carries none.
struct no_ranges {};

template <class Ranges>
concept training_range = requires {
    Ranges::training_lower;
    Ranges::training_upper;
};

template <class Ranges>
concept sum_range = requires {
    Ranges::sum_lower;
    Ranges::sum_upper;
    Ranges::share_lower;
    Ranges::share_upper;
};

template <class Ranges>
concept physical_range = requires {
    Ranges::physical_lower;
    Ranges::physical_upper;
};

/// Whether the training range, where there is one, has a value on either side for each input.
template <class Ranges>
consteval bool fit_inputs(std::size_t inputs) noexcept {
    if constexpr (training_range<Ranges>)
        return std::size(Ranges::training_lower) == inputs && std::size(Ranges::training_upper) == inputs;
    return true;
}

/// The sums of an input's four quarters, from i * size / 4 up to (i + 1) * size / 4 each; added in the values' order.
[[gnu::always_inline]] constexpr std::array<float, 4> quarter_sums(std::span<const float> input) noexcept {
    std::array<float, 4> sums{};
    for (std::size_t quarter = 0; quarter < 4; ++quarter)
        for (std::size_t i = quarter * input.size() / 4; i < (quarter + 1) * input.size() / 4; ++i)
            sums[quarter] += input[i];
    return sums;
}

[[gnu::always_inline]] constexpr float total(const std::array<float, 4>& sums) noexcept {
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/// outside_training_range where an input, which is finite, or its sum, or the share of a quarter in it, lies outside its
/// range; the work does not depend on where.
template <class Ranges>
[[gnu::always_inline]] constexpr status check_training_range(std::span<const float> input) noexcept {
    std::uint32_t outside = 0;
    if constexpr (training_range<Ranges>)
        for (std::size_t i = 0; i < input.size(); ++i)
            outside |= static_cast<std::uint32_t>(input[i] < Ranges::training_lower[i]) |
                       static_cast<std::uint32_t>(input[i] > Ranges::training_upper[i]);
    if constexpr (sum_range<Ranges>) {
        const std::array<float, 4> sums = quarter_sums(input);
        const float sum = total(sums);
        outside |= static_cast<std::uint32_t>(!(sum >= Ranges::sum_lower)) |
                   static_cast<std::uint32_t>(!(sum <= Ranges::sum_upper));
        for (std::size_t i = 0; i < 4; ++i)
            outside |= static_cast<std::uint32_t>(!(sums[i] >= Ranges::share_lower[i] * sum)) |
                       static_cast<std::uint32_t>(!(sums[i] <= Ranges::share_upper[i] * sum));
    }
    return outside != 0 ? status::outside_training_range : status::ok;
}

/// output_out_of_range where an output, which is finite, lies outside the physical range.
template <class Ranges>
[[gnu::always_inline]] constexpr status check_physical_range(std::span<const float> output) noexcept {
    std::uint32_t outside = 0;
    if constexpr (physical_range<Ranges>)
        for (const float value : output)
            outside |= static_cast<std::uint32_t>(value < Ranges::physical_lower) |
                       static_cast<std::uint32_t>(value > Ranges::physical_upper);
    return outside != 0 ? status::output_out_of_range : status::ok;
}

/// The value, or the end of the physical range that it exceeds; NaN stays NaN.
template <class Ranges>
[[gnu::always_inline]] constexpr float clip_to_physical_range(float value) noexcept {
    if constexpr (physical_range<Ranges>) {
        // Looked up, because compilers make branches of two comparisons in a row.
        const float choices[] = {Ranges::physical_lower, value, Ranges::physical_upper};
        return choices[1 - (value < Ranges::physical_lower) + (value > Ranges::physical_upper)];
    } else {
        return value;
    }
}

}  // namespace zinfer
