// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "import/keras/builder.hpp"
#include "import/keras/layer_config.hpp"

/// Keras's layers, one function and one file each. A new one is declared here and gets a line in layers.cpp.
namespace zgen::keras::layers {

/// What a layer does to the network under construction.
/// Errors   keras::problem where the weights or the shape do not fit
using step = std::function<void(builder&)>;

/// Reads a layer's configuration, without knowing its input, so that all layers are checked before the first is built.
/// Errors   keras::problem with the reason where the layer cannot be imported
using reader = step(const layer_config&);

reader activation;
reader average_pooling;
reader batch_normalization;
reader conv;
reader dense;
reader depthwise_conv;
reader dropout;
reader flatten;
reader global_average_pooling;
reader global_max_pooling;
reader input;
reader max_pooling;
reader normalization;
reader permute;
reader relu;
reader reshape;
reader separable_conv;
reader zero_padding;

/// The function for a class of layers; nullptr for one that is not supported.
reader* find(std::string_view class_name);

/// The names of all supported classes, for messages.
std::string supported();

}  // namespace zgen::keras::layers
