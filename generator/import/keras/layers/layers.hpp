// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "generator/import/keras/builder.hpp"
#include "generator/import/keras/layer_config.hpp"

/// Keras's layers, one function each, in files by family. A new one is declared here and gets a line in layers.cpp.
namespace zgen::keras::layers {

/// Reads a layer's configuration, without knowing its input, so that all layers are checked before the first is built.
/// Errors   keras::problem with the reason where the layer cannot be imported
using reader = step(const layer_config&);

reader activation;
reader add;
reader average;
reader average_pooling;
reader average_pooling2d;
reader batch_normalization;
reader conv;
reader conv2d;
reader cropping;
reader dense;
reader depthwise_conv;
reader depthwise_conv2d;
reader dropout;
reader elu;
reader flatten;
reader global_average_pooling;
reader global_average_pooling2d;
reader global_max_pooling;
reader global_max_pooling2d;
reader group_normalization;
reader identity;
reader input;
reader leaky_relu;
reader max_pooling;
reader max_pooling2d;
reader normalization;
reader op_lambda;
reader operation;
reader permute;
reader prelu;
reader relu;
reader repeat_vector;
reader rescaling;
reader reshape;
reader separable_conv;
reader separable_conv2d;
reader softmax;
reader subtract;
reader thresholded_relu;
reader zero_padding;
reader zero_padding2d;

/// A supported class of layers; `covers` says in a few words what of it, for the support table in generator/README.md.
struct entry {
    std::string_view class_name;
    reader* read = nullptr;
    std::string_view covers;
};

/// All of them, by name.
std::span<const entry> all();

/// The function for a class of layers; nullptr for one that is not supported.
reader* find(std::string_view class_name);

/// Whether the class takes several inputs.
bool joins(std::string_view class_name);

/// The names of all supported classes, for messages, on lines of their own.
std::string supported();

}  // namespace zgen::keras::layers
