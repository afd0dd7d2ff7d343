// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "engine.hpp"
#include "graph/graph.hpp"

namespace bench {

/// What every engine is given to compute, and what should come out.
class workload {
 public:
    /// Smooth positive curves in [0, 1], the same on every machine; outputs by zgen's float64 evaluation of `g`.
    explicit workload(const zgen::graph& g);

    /// Inference after inference goes through all inputs, over and over.
    const float* input(std::size_t inference) const { return inputs_[inference % inputs_.size()].data(); }
    std::size_t output_size() const { return reference_.front().size(); }

    /// All outputs of an engine, one input after the other.
    std::vector<float> outputs_of(engine& e) const;

    /// The largest distance of `outputs` (as from outputs_of) from the reference, as a part of the largest reference.
    double error_of(const std::vector<float>& outputs) const;

 private:
    std::vector<std::vector<float>> inputs_;
    std::vector<std::vector<double>> reference_;
};

}  // namespace bench
