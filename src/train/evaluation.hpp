// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "intervals.hpp"
#include "metrics.hpp"
#include "training_table.hpp"

namespace ztrain {

/// A model on a table of spectra with known redshifts.
struct evaluation {
    std::string model;  ///< base name of the file
    std::vector<double> predicted;
    std::vector<double> truth;
    redshift_metrics metrics;
    std::vector<redshift_bin> bins;
    std::optional<interval_table> intervals;  ///< where the model carries them
    interval_coverage coverage;
};

/// Runs the model in float64, as zgen reads it.
///
/// Errors   zgen::error as zgen's import; std::runtime_error where it does not take 186 fluxes and give one redshift
evaluation evaluate_model(const std::filesystem::path& model, const training_table& table);

/// The figures for programs.
std::string metrics_json(const evaluation& e);

}  // namespace ztrain
