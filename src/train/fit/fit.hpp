// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "src/train/data/split.hpp"
#include "src/train/data/training_table.hpp"
#include "src/train/fit/history.hpp"
#include "src/train/fit/recipe.hpp"
#include "src/train/fit/trained_network.hpp"

namespace ztrain {

struct fit_options {
    ztrain::recipe recipe;
    std::uint64_t seed = 1;
    int threads = 1;
    std::string device = "auto";  ///< auto, cpu, cuda
    std::filesystem::path checkpoint;
    bool resume = false;
    std::string data_digest;               ///< of table and split; a checkpoint of other data is refused
    std::optional<trained_network> start;  ///< weights to start from, of the redshift network's shapes; else random

    /// Called after each batch with the spectra trained on in this epoch.
    std::function<void(std::size_t epoch, std::size_t spectra)> on_batch = [](std::size_t, std::size_t) {};
    /// Called after each epoch, and once on resuming.
    std::function<void(const std::vector<epoch_record>&)> on_epoch = [](const std::vector<epoch_record>&) {};
};

/// What the best epoch's network says of rows that it was not trained on.
struct predictions {
    std::vector<double> predicted;
    std::vector<double> truth;
};

struct fit_result {
    trained_network network;  ///< of the best epoch
    std::size_t best_epoch = 0;
    predictions validation;
    predictions calibration;
};

/// Trains on `table`; writes a checkpoint after each epoch and, with resume, goes on from one.
///
/// Errors   std::runtime_error: no rows, no such device, a checkpoint of another recipe, seed or table, a loss
///          that is not a finite number
/// Note     on a CPU the result depends on table, split, recipe, start, seed and threads alone: an interrupted and
///          resumed training ends with the same weights, because shuffling and augmentation depend on (seed, epoch,
///          row)
fit_result fit(const training_table& table, const data_split& split, const fit_options& options);

}  // namespace ztrain
