// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/layers/layers.hpp"

namespace zgen::keras::layers {

// Regularization counts in training only.
step identity(const layer_config&) {
    return [](builder&) {};
}

}  // namespace zgen::keras::layers
