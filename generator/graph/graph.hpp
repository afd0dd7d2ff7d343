// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "generator/graph/operation.hpp"

/// The network as plain data: what importers produce, passes rewrite, the evaluator runs and the emitter bakes.
/// It knows no file format and no C++ text.
namespace zgen {

/// One layer and where it came from.
struct layer {
    std::string name;    ///< unique, a C++ identifier: "conv1d", "conv1d_1", "dense_4"
    std::string origin;  ///< for messages: "node '/0/Conv' (Conv)", "layer 'conv1d_1' (Conv1D)"
    operation op;
};

/// A chain of layers. Values have numbers, by which `add` and `branch` come back to them.
struct graph {
    std::string source;  ///< the model file's base name
    std::string format;  ///< for people: "ONNX, opset 13, by pytorch 1.7"; empty where not known
    shape input;         ///< the input as it lies in memory: position * channels + channel
    std::vector<layer> layers;
    std::map<std::string, std::string> metadata;  ///< the model's own key-value pairs (ONNX metadata_props)
    std::vector<std::string> warnings;            ///< what in the file contradicts the network, or is left out of it
};

/// A name for a layer about to be appended: its operation's, numbered from the second one on ("dense", "dense_1").
std::string next_name(const graph& g, const operation& op);

/// Shapes of all values, from the input to the output: layers.size() + 1 of them.
/// Errors   common::error naming the layer's origin
std::vector<shape> shapes(const graph& g);

/// What each layer costs; `s` is shapes(g).
std::vector<cost> costs(const graph& g, const std::vector<shape>& s);

}  // namespace zgen
