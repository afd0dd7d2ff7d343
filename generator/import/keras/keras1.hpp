// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/keras/layer_config.hpp"

namespace zgen::keras {

/// Gives a layer that Keras 1 saved the class and the keys that it has from Keras 2 on. Others stay as they are.
/// Source   Keras 1.2 and the conversions of keras.legacy in Keras 2.3
void translate_keras1(layer_config& layer);

}  // namespace zgen::keras
