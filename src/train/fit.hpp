// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "recipe.hpp"
#include "trained_network.hpp"
#include "training_table.hpp"

namespace ztrain {

struct fit_options {
    ztrain::recipe recipe;
    std::uint64_t seed = 1;
    int threads = 1;
    std::string device = "auto";  ///< auto, cpu, cuda
    std::filesystem::path checkpoint;
    bool resume = false;
    std::string data_digest;  ///< of the training files; a checkpoint of other data is refused
};

/// One epoch's figures.
struct epoch_record {
    std::size_t epoch = 0;
    double learning_rate = 0;
    double training_loss = 0;
    double validation_loss = 0;
    double validation_mae = 0;
    double seconds = 0;
};

/// Rows of each part; the calibration part is seen by neither training nor validation.
struct data_split {
    std::vector<std::size_t> training;
    std::vector<std::size_t> validation;
    std::vector<std::size_t> calibration;
};

struct fit_result {
    trained_network network;  ///< of the best epoch
    std::vector<epoch_record> history;
    std::size_t best_epoch = 0;
    data_split split;
    std::vector<double> calibration_predicted;  ///< by the best epoch's network
    std::vector<double> calibration_truth;
};

data_split split_rows(std::size_t rows, const recipe& r, std::uint64_t seed);

/// Trains on `table`; writes a checkpoint after each epoch and, with resume, goes on from one.
///
/// Errors   std::runtime_error: no rows, no such device, a checkpoint of another recipe, seed or table
/// Note     On a CPU the result depends on table, recipe, seed and threads alone: an interrupted and resumed training
///          ends with the same weights, because shuffling and augmentation depend on (seed, epoch, row)
fit_result fit(const training_table& table, const fit_options& options);

}  // namespace ztrain
