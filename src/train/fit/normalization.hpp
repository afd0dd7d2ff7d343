// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tuple>

#include "src/train/fit/network.hpp"
#include "src/train/fit/recipe.hpp"

namespace ztrain {

/// Fits the network's normalization to the fluxes of the training part; leaves it where it is the model's.
///
/// Shapes   flux (rows, 186)
inline void fit_normalization(redshift_network& network, normalization_kind kind, const torch::Tensor& flux) {
    const torch::NoGradGuard guard;
    torch::Tensor shift;
    torch::Tensor spread;
    switch (kind) {
        case normalization_kind::model:
            return;
        case normalization_kind::min_max:
            shift = std::get<0>(flux.min(0));
            spread = std::get<0>(flux.max(0)) - shift;
            break;
        case normalization_kind::standardize:
            shift = flux.mean(0);
            spread = flux.std(0, false);
            break;
    }
    network->shift.copy_(shift);
    // A feature that never varies says nothing.
    network->scale.copy_(torch::where(spread > 0, 1 / spread.clamp_min(1e-30), torch::zeros_like(spread)));
}

}  // namespace ztrain
