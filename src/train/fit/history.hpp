// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ztrain {

/// One epoch's figures.
struct epoch_record {
    std::size_t epoch = 0;  ///< from 1
    double learning_rate = 0;
    double training_loss = 0;
    double validation_loss = 0;
    double validation_mae = 0;
    double seconds = 0;
};

/// The figures as CSV, for the file beside the model.
std::string history_csv(const std::vector<epoch_record>& history);

/// How the losses fell while a model was trained: one value per epoch.
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
