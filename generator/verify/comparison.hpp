// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "generator/bake/bake.hpp"

namespace zgen {

/// How far a stage's float32 activations are from the float64 reference, over all inputs.
struct stage_errors {
    std::string layers;        ///< "conv1d + relu + max_pool1d"
    double largest_error = 0;  ///< largest |float32 - float64|; NaN where an activation is
    double sum_of_errors = 0;
    double largest_value = 0;  ///< of the reference's magnitudes
    std::size_t count = 0;     ///< activations compared

    double mean_error() const;
    /// The largest error in units of the largest value.
    double relative_error() const;
    /// The largest error in units in the last place of the largest value as float32.
    double ulps() const;
};

/// Stage by stage, a baked network against the float64 reference.
class comparison {
 public:
    explicit comparison(const baked_model& model);

    /// Adds one input's activations, every stage's.
    void add(std::span<const float> input, std::span<const std::vector<float>> stages);

    const std::vector<stage_errors>& stages() const { return stages_; }

 private:
    const baked_model& model_;
    std::vector<stage_errors> stages_;
};

}  // namespace zgen
