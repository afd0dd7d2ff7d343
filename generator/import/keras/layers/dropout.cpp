// SPDX-License-Identifier: Apache-2.0
#include "import/keras/layers/layers.hpp"

namespace zgen::keras::layers {

// Dropout, noise and regularization act in training only.
step dropout(const layer_config&) {
    return [](builder&) {};
}

}  // namespace zgen::keras::layers
