// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>

#include "generator/metadata/model_metadata.hpp"
#include "zinfer/core/status.hpp"
#include "zinfer/network/guard.hpp"

namespace zgen {

/// The status that a baked network would return, where its arithmetic stays finite as long as that in double precision
/// does.
zinfer::status status_of(std::span<const double> input, std::span<const double> output, zinfer::input_guard guard,
                         const model_metadata& metadata);

/// How many inferences ended with each status.
class status_counts {
 public:
    void add(zinfer::status status) { ++counts_[static_cast<std::size_t>(status)]; }
    std::size_t count(zinfer::status status) const { return counts_[static_cast<std::size_t>(status)]; }

    /// "1,998 ok, 2 flat_input": those that occur.
    std::string text() const;

 private:
    std::array<std::size_t, static_cast<std::size_t>(zinfer::status::weights_corrupt) + 1> counts_{};
};

}  // namespace zgen
