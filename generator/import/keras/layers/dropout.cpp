// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"

namespace zgen::keras::layers {

// Dropout and noise act in training only, unless they are called so.
step dropout(const layer_config& layer) {
    if (layer.training)
        throw problem(
            "is called with training=True, so that its output is random; expected a model that calls it without");
    return [](builder&) {};
}

}  // namespace zgen::keras::layers
