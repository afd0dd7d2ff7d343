// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "generator/import/keras/builder.hpp"
#include "generator/import/keras/layer_config.hpp"

namespace zgen::keras {

/// The activation in a layer's configuration: a name, {"class_name": "function", "config": NAME}, or a layer such as
/// LeakyReLU. Without one the step does nothing.
///
/// Errors   keras::problem for one that is not supported
/// Note     hard_sigmoid is clip(x / 5 + 1 / 2) for models that Keras 1 or 2 saved, relu6(x + 3) / 6 for Keras 3
/// Source   keras.activations of Keras 2.15 and 3
step read_activation(const layer_config& layer);

/// The function of this name, as read_activation reads it.
step find_activation(const std::string& name, const dialect& saved_by);

}  // namespace zgen::keras
