// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Prediction intervals as a model carries them.
namespace zgen {

/// The key under which a model carries them.
inline constexpr const char* interval_key = "zinfer.intervals";

/// Most bins of a table.
inline constexpr std::size_t max_bins = 1000;

/// Around a predicted value in bin b, the interval [value + lower[b], value + upper[b]] holds the truth with the
/// probability `level`. A value's bin is the number of edges that it reaches.
struct interval_table {
    double level = 0.9;
    std::vector<double> edges;  ///< between the bins, increasing; one less than there are bins
    std::vector<double> lower;
    std::vector<double> upper;

    friend bool operator==(const interval_table&, const interval_table&) = default;
};

/// {"level":0.9,"edges":[...],"lower":[...],"upper":[...]}: as JSON; every number is read back to the bit.
std::string format_intervals(const interval_table& table);

/// The table that format_intervals wrote.
/// Errors   std::invalid_argument saying what was found and what was expected
interval_table parse_intervals(std::string_view text);

}  // namespace zgen
