// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "bench/engine.hpp"
#include "bench/problem.hpp"

namespace bench {

/// Distances of outputs from the float64 reference, as parts of the reference's range (largest less least output).
struct errors {
    double mean = 0;
    double percentile_99_9 = 0;
    double largest = 0;
};

/// What every engine is given to compute, and what should come out.
class workload {
 public:
    /// The problem's first `count` inputs at most. `p` outlives the workload.
    workload(const problem& p, std::size_t count);

    std::size_t count() const { return count_; }
    std::size_t output_size() const { return problem_.model.output_size(); }

    /// A batch to time: batch after batch goes through the first inputs, over and over, so that they stay in a cache.
    const float* batch(std::size_t index, std::size_t batch_size) const;

    /// An engine's outputs for the first inputs, as many whole batches as `inputs` holds.
    std::vector<float> outputs_of(engine& e, std::size_t batch_size, std::size_t inputs) const;

    /// The largest error that any engine may have: 1e-5 of the reference's largest magnitude.
    double tolerance() const { return tolerance_; }

    /// Of outputs as from outputs_of.
    errors errors_of(const std::vector<float>& outputs) const;

 private:
    const problem& problem_;
    std::size_t count_;
    double range_;
    double tolerance_;
};

}  // namespace bench
