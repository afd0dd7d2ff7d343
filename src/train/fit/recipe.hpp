// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ztrain {

enum class loss_kind { huber, mse, mae };
enum class optimizer_kind { sgd, adam, adamw, adamax, rmsprop };

/// How each of the 186 features is scaled before the first convolution; the constants go into the model.
enum class normalization_kind {
    min_max,      ///< to [0, 1] over the training part
    standardize,  ///< to mean 0 and standard deviation 1 over the training part
    model,        ///< as in the model that training starts from
};

enum class schedule_kind {
    constant,
    one_cycle,  ///< up to the learning rate over the first three tenths, then down to nothing, in half cosines
};

/// The names on the command line and in the model.
inline const std::map<std::string, loss_kind> loss_names{
    {"huber", loss_kind::huber}, {"mse", loss_kind::mse}, {"mae", loss_kind::mae}};
inline const std::map<std::string, optimizer_kind> optimizer_names{{"sgd", optimizer_kind::sgd},
                                                                   {"adam", optimizer_kind::adam},
                                                                   {"adamw", optimizer_kind::adamw},
                                                                   {"adamax", optimizer_kind::adamax},
                                                                   {"rmsprop", optimizer_kind::rmsprop}};
inline const std::map<std::string, normalization_kind> normalization_names{
    {"min-max", normalization_kind::min_max},
    {"standardize", normalization_kind::standardize},
    {"model", normalization_kind::model}};
inline const std::map<std::string, schedule_kind> schedule_names{{"constant", schedule_kind::constant},
                                                                 {"one-cycle", schedule_kind::one_cycle}};

/// Everything that decides what `ztrain fit` computes, apart from data, seed and threads. The values here are the
/// dissertation's.
struct recipe {
    std::string name;
    loss_kind loss = loss_kind::huber;
    double huber_delta = 1;
    optimizer_kind optimizer = optimizer_kind::adamax;
    double learning_rate = 0.001;
    double weight_decay = 0;  ///< of adamw
    schedule_kind schedule = schedule_kind::constant;
    normalization_kind normalization = normalization_kind::min_max;
    std::size_t batch = 16;
    std::size_t epochs = 20;
    std::size_t patience = 0;       ///< epochs without a better validation loss before stopping; 0: never
    double validation_part = 0.27;  ///< of the rows
    double calibration_part = 0.1;  ///< of the rows: for intervals, seen by neither training nor validation
    double noise = 0;               ///< augmentation: standard deviation in e-/s, drawn anew each epoch
    double flux_scale = 0;          ///< augmentation: standard deviation of the logarithm of a factor on all fluxes
    std::string start;              ///< SHA-256 of the model that training starts from; empty: random weights
};

/// The recipes by name.
///
/// dissertation  Huber, Adamax 0.001, batches of 16, 20 epochs, per-feature min-max, 63/27/10
/// default       standardized features, AdamW with one cycle, larger batches, noise and scale augmentation
std::optional<recipe> recipe_named(std::string_view name);

std::vector<std::string> recipe_names();

/// The recipe as a JSON object, on one line.
std::string recipe_json(const recipe& r);

}  // namespace ztrain
