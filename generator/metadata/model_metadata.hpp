// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "generator/graph/graph.hpp"
#include "generator/metadata/interval_table.hpp"
#include "zinfer/network/guard.hpp"

/// What a model carries beside its network, under keys that begin with "zinfer.".
namespace zgen {

/// Of the sum of an input's values, and of the share that each quarter of them has in it, over the data that the model
/// was trained on (zinfer/network/ranges.hpp).
struct sum_range {
    double lower = 0;  ///< above 0
    double upper = 0;
    std::array<double, 4> share_lower{};
    std::array<double, 4> share_upper{};
};

/// The smallest and the largest value of each input in the data that the model was trained on.
struct training_range {
    std::vector<double> lower;
    std::vector<double> upper;
    std::optional<sum_range> sum;

    double least() const;  ///< of all inputs
    double most() const;
};

/// What every output must reach, and what none may exceed.
struct physical_range {
    double lower = 0;
    double upper = 0;
};

struct model_metadata {
    std::optional<interval_table> intervals;   ///< zinfer.intervals; networks with one output
    std::optional<training_range> training;    ///< zinfer.training_range, as format_training_range
    std::optional<physical_range> physical;    ///< zinfer.physical_range: [low, high]
    std::optional<zinfer::input_guard> guard;  ///< zinfer.guard: flat or finite
    std::string units;                         ///< zinfer.units: "e-/s", the unit of all inputs; empty: not known
    std::string recipe;                        ///< zinfer.recipe; this and the next two are any text
    std::string data;                          ///< zinfer.data
    std::string metrics;                       ///< zinfer.metrics

    bool carries_ranges() const { return training || physical; }
};

/// {"lower":[...],"upper":[...]}, and where the sum's range is known
/// "sum":[low,high],"share_lower":[4 numbers],"share_upper":[4 numbers]: as JSON.
std::string format_training_range(const training_range& range);

/// Longest unit, in bytes.
inline constexpr std::size_t max_units_bytes = 64;

/// Longest text of a recipe, of data and of metrics, in bytes.
inline constexpr std::size_t max_text_bytes = std::size_t{1} << 14;

/// What the graph's metadata says, checked.
/// Errors   common::error "FILE: metadata 'KEY': what was found; what was expected"
model_metadata read_metadata(const graph& g);

}  // namespace zgen
