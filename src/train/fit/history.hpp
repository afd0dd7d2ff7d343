// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace ztrain {

/// How the losses fell while a model was trained: one value an epoch.
struct training_history {
    std::vector<double> epoch;
    std::vector<double> training_loss;
    std::vector<double> validation_loss;
};

/// The CSV that `ztrain fit` wrote beside the model (redshift.history.csv); nothing where there is none.
///
/// Errors   common::error naming the file, and row or column, where it is something else
std::optional<training_history> history_beside(const std::filesystem::path& model);

}  // namespace ztrain
