// SPDX-License-Identifier: Apache-2.0
#include "src/train/fit/recipe.hpp"

#include <nlohmann/json.hpp>

namespace ztrain {

namespace {

template <class Kind>
std::string name_of(const std::map<std::string, Kind>& names, Kind kind) {
    for (const auto& [name, value] : names)
        if (value == kind) return name;
    return {};
}

}  // namespace

std::optional<recipe> recipe_named(std::string_view name) {
    recipe r;
    r.name = std::string(name);
    if (name == "dissertation") return r;
    if (name == "default") {
        r.huber_delta = 0.01;
        r.optimizer = optimizer_kind::adamw;
        r.learning_rate = 0.002;
        r.weight_decay = 0.01;
        r.schedule = schedule_kind::one_cycle;
        r.normalization = normalization_kind::standardize;
        r.batch = 128;
        r.epochs = 16;
        r.validation_part = 0.1;
        r.noise = 0.1;
        r.flux_scale = 0.05;
        return r;
    }
    return std::nullopt;
}

std::vector<std::string> recipe_names() {
    return {"default", "dissertation"};
}

std::string recipe_json(const recipe& r) {
    nlohmann::ordered_json object{{"name", r.name},
                                  {"loss", name_of(loss_names, r.loss)},
                                  {"huber_delta", r.huber_delta},
                                  {"optimizer", name_of(optimizer_names, r.optimizer)},
                                  {"learning_rate", r.learning_rate},
                                  {"weight_decay", r.weight_decay},
                                  {"schedule", name_of(schedule_names, r.schedule)},
                                  {"normalization", name_of(normalization_names, r.normalization)},
                                  {"batch", r.batch},
                                  {"epochs", r.epochs},
                                  {"patience", r.patience},
                                  {"validation_part", r.validation_part},
                                  {"calibration_part", r.calibration_part},
                                  {"noise", r.noise},
                                  {"flux_scale", r.flux_scale}};
    if (!r.start.empty()) object["from"] = "sha256:" + r.start;
    return object.dump();
}

}  // namespace ztrain
