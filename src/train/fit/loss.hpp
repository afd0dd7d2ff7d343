// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/train/fit/recipe.hpp"
#include "src/train/fit/torch.hpp"

namespace ztrain {

/// The recipe's loss, its mean over the batch.
///
/// Shapes   prediction, truth (n)
inline torch::Tensor mean_loss(const recipe& r, const torch::Tensor& prediction, const torch::Tensor& truth) {
    const torch::Tensor error = prediction - truth;
    switch (r.loss) {
        case loss_kind::mse:
            return error.square().mean();
        case loss_kind::mae:
            return error.abs().mean();
        case loss_kind::huber:
            break;
    }
    return torch::huber_loss(prediction, truth, at::Reduction::Mean, r.huber_delta);
}

}  // namespace ztrain
