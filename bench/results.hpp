// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "bench/contender.hpp"
#include "bench/measurements.hpp"

/// The figures that tables and chart show. Contenders that were not measured are left out; NaN stands for single
/// figures that were not.
namespace bench {

/// What an instruction set can do at most, in multiply-adds a second.
struct limit_result {
    std::string name;
    double peak;
    double peak_median;
    double tile;
    double tile_median;
};

/// A contender on batches of one size. Times are seconds a batch.
struct network_result {
    std::string name;
    std::size_t batch;
    double least;
    double median;
    double of_floor;    ///< direct floor, as a part of the least time
    double of_tile;     ///< the same at the tile's rate; median
    double times_best;  ///< the least time of the fastest peer at this batch, divided by this least time
    std::size_t allocations;
    double cold_start;
    bench::errors errors;

    bool is_zinfer() const { return name.starts_with("zinfer-"); }
    double spectra_per_second() const { return static_cast<double>(batch) / least; }
};

/// A contender's stages.
struct layers_result {
    std::string name;
    std::vector<double> least;     ///< seconds of each stage
    std::vector<double> of_floor;  ///< of each stage
};

struct results {
    double multiply_adds;  ///< of an inference
    std::vector<limit_result> limits;
    std::vector<network_result> networks;
    std::vector<layers_result> layers;

    /// Those with one batch size, in the order of the contenders.
    std::vector<network_result> networks_of(std::size_t batch) const;

    /// The direct floor of an inference with the widest instructions, in seconds.
    double floor() const { return multiply_adds / limits.back().peak; }
};

results collect(const measurements& measured, const model& m, const std::vector<instruction_set>& sets,
                const std::vector<contender>& contenders);

}  // namespace bench
