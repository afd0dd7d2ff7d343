// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "zinfer/core/status.hpp"

/// The ranges that a model carries, as a type for zinfer::input with the members of either pair, or of both:
///
///     static constexpr float training_lower[]   smallest value of each input in the training data
///     static constexpr float training_upper[]   largest value of each
///     static constexpr float physical_lower     what every output must reach
///     static constexpr float physical_upper     what no output may exceed
namespace zinfer {

/// A model that carries none.
struct no_ranges {};

template <class Ranges>
concept training_range = requires {
    Ranges::training_lower;
    Ranges::training_upper;
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

/// outside_training_range where an input, which is finite, lies outside its range; the work does not depend on where.
template <class Ranges>
[[gnu::always_inline]] constexpr status check_training_range(std::span<const float> input) noexcept {
    std::uint32_t outside = 0;
    if constexpr (training_range<Ranges>)
        for (std::size_t i = 0; i < input.size(); ++i)
            outside |= static_cast<std::uint32_t>(input[i] < Ranges::training_lower[i]) |
                       static_cast<std::uint32_t>(input[i] > Ranges::training_upper[i]);
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
