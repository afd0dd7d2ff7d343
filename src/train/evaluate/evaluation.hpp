// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "generator/metadata/status.hpp"
#include "src/train/data/training_table.hpp"
#include "src/train/evaluate/intervals.hpp"
#include "src/train/evaluate/metrics.hpp"

namespace ztrain {

/// The galaxies whose predicted or true redshift is within [low, high), and how their intervals held.
struct coverage_bin {
    double low = 0;
    double high = 0;
    interval_coverage coverage;
};

/// The bin of least coverage, of those with fewest_in_bin galaxies or more; nullptr where there is none.
const coverage_bin* least_covered(const std::vector<coverage_bin>& bins);

/// A model on a table of spectra with known redshifts.
struct evaluation {
    std::string model;                  ///< base name of the file
    std::string model_digest;           ///< SHA-256 of the file
    std::string recipe;                 ///< what it says of its training; empty where it says nothing
    std::string training_data;          ///< the same of the rows it was trained on
    std::vector<std::string> warnings;  ///< zgen's about the file
    std::vector<double> predicted;
    std::vector<double> truth;
    std::vector<std::size_t> row;    ///< of the table, for each prediction
    zgen::status_counts statuses;    ///< that the baked network would return
    std::size_t without_number = 0;  ///< spectra without a value: they are left out
    redshift_metrics metrics;
    redshift_metrics errors;
    std::vector<redshift_bin> bins;

    std::optional<interval_table> intervals;  ///< where the model carries them; then the rest is there, too
    interval_coverage coverage;
    std::vector<coverage_bin> coverage_by_prediction;  ///< bins of 0.1; the first and last hold all beyond
    std::vector<coverage_bin> coverage_by_truth;       ///< bins of 0.05
};

/// Runs the model in float64, as zgen reads it, on `threads` threads; the result does not depend on their number.
/// `progress` is called with the number of spectra done, now and then, by the calling thread; it may be empty.
///
/// Errors   common::error as zgen's import, where the model does not take 186 fluxes and give one redshift, where its
///          intervals are not as they should be, and where it gives no number at all
evaluation evaluate_model(const std::filesystem::path& model, const training_table& table, std::size_t threads,
                          const std::function<void(std::size_t)>& progress = {});

/// The figures for programs.
std::string metrics_json(const evaluation& e);

}  // namespace ztrain
