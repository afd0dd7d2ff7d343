// SPDX-License-Identifier: Apache-2.0
#include "recipe.hpp"

namespace ztrain {

std::optional<recipe> recipe_named(std::string_view name) {
    recipe r;
    r.name = std::string(name);
    if (name == "dissertation") return r;
    if (name == "default") {
        r.huber_delta = 0.03;
        r.optimizer = optimizer_kind::adamw;
        r.learning_rate = 0.0015;
        r.weight_decay = 0.01;
        r.schedule = schedule_kind::one_cycle;
        r.normalization = normalization_kind::standardize;
        r.batch = 64;
        r.epochs = 16;
        r.validation_part = 0.1;
        r.noise = 0.25;
        r.flux_scale = 0.05;
        return r;
    }
    return std::nullopt;
}

std::vector<std::string> recipe_names() {
    return {"default", "dissertation"};
}

}  // namespace ztrain
