// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <type_traits>

#include "zinfer/core/status.hpp"
#include "zinfer/network/ranges.hpp"

namespace zinfer {

/// A prediction and the interval around it; all three are NaN where the status says that there is no value.
struct interval {
    float value;
    float lower;
    float upper;
    zinfer::status status;
};

/// Prediction intervals by bins of the value: in bin b from value + lower[b] to value + upper[b].
template <std::size_t Bins>
struct interval_table {
    float level;                        ///< the part of new truths that the intervals hold, as calibrated
    std::array<float, Bins - 1> edges;  ///< between the bins, increasing; a value at an edge lies in the bin above
    std::array<float, Bins> lower;
    std::array<float, Bins> upper;
};

/// The bin of a value. Every edge is compared, whatever the value.
template <std::size_t Bins>
[[gnu::always_inline]] constexpr std::size_t bin_of(const interval_table<Bins>& table, float value) noexcept {
    std::size_t bin = 0;
    for (const float edge : table.edges) bin += edge <= value ? 1 : 0;
    return bin;
}

namespace detail {

/// value + offset within the physical range; the value itself where it lies beyond that range on the end's side.
template <class Ranges>
[[gnu::always_inline]] constexpr float end_of_interval(float value, float offset, bool beyond) noexcept {
    // clang evaluates no constant expression that computes NaN.
    if (std::is_constant_evaluated() && value != value) return value;
    const float choices[] = {clip_to_physical_range<Ranges>(value + offset), value};
    return choices[beyond];
}

}  // namespace detail

/// The interval around a value, its ends within the physical range where there is one; an impossible value, beyond that
/// range, is an end itself. NaN gives NaN.
template <class Ranges = no_ranges, std::size_t Bins>
[[gnu::always_inline]] constexpr interval make_interval(const interval_table<Bins>& table, float value,
                                                        status status) noexcept {
    const std::size_t bin = bin_of(table, value);
    bool below = false;
    bool above = false;
    if constexpr (physical_range<Ranges>) {
        below = value < Ranges::physical_lower;
        above = value > Ranges::physical_upper;
    }
    return {value, detail::end_of_interval<Ranges>(value, table.lower[bin], below),
            detail::end_of_interval<Ranges>(value, table.upper[bin], above), status};
}

}  // namespace zinfer
