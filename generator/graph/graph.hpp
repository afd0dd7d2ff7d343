// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "zinfer/core/config.hpp"
#include "zinfer/core/shape.hpp"

/// The network as plain data: what importers produce, passes rewrite, the evaluator runs and the emitter bakes.
/// It knows no file format and no C++ text.
namespace zgen {

using zinfer::shape;

struct conv1d {
    zinfer::conv1d_config config;
    std::vector<double> kernel;  ///< (filters, kernel_size, channels / groups), row-major
    std::vector<double> bias;    ///< (filters)
};

struct dense {
    zinfer::dense_config config;
    std::vector<double> kernel;  ///< (units, inputs), row-major; inputs in the memory order of the activation before it
    std::vector<double> bias;    ///< (units)
};

struct max_pool1d {
    zinfer::pool1d_config config;
};

struct average_pool1d {
    zinfer::pool1d_config config;
};

struct global_max_pool1d {};      ///< (length, channels) -> (1, channels)
struct global_average_pool1d {};  ///< (length, channels) -> (1, channels)

struct affine {
    std::vector<double> scale;  ///< (channels) or (length * channels), memory order
    std::vector<double> shift;  ///< as scale
};

struct normalize {};  ///< (x - min) / (max - min), minimum and maximum over the whole activation

struct relu {};

struct activation {
    zinfer::activation_config config;  ///< y = f(x) of every element
};

struct prelu {
    std::vector<double> slope;  ///< (channels) or (length * channels), memory order: slope * x where x < 0
};

struct softmax {};      ///< e^x / (sum of e^x), over the channels of each position
struct log_softmax {};  ///< x - log(sum of e^x), likewise

struct instance_norm {  ///< (x - mean) / sqrt(variance + epsilon) * scale + shift, over the positions of each channel
    double epsilon = 0;
    std::vector<double> scale;  ///< (channels)
    std::vector<double> shift;  ///< (channels)
};

struct pad1d {
    zinfer::pad1d_config config;  ///< (length, channels) -> (begin + length + end, channels)
};

/// y[i] = x[place(i)]: i is counted in the digits' extents, outermost first, and its place is the sum of
/// digit * stride. Any reordering of memory.
struct permute {
    std::vector<zinfer::permute_digit> digits;
    shape output;
};

struct reshape {
    shape output;  ///< the same memory under another shape
};

struct transpose {};  ///< (length, channels) -> (channels, length)

struct flatten {  ///< (length, channels) -> (1, length * channels)
    zinfer::axis_order order = zinfer::axis_order::channels_last;
};

/// The sum of the layer before it and an earlier value: 0 is the network's input, i + 1 the output of layer i.
struct add {
    std::size_t with = 0;
};

/// What follows goes on from an earlier value instead of the layer before it.
struct branch {
    std::size_t from = 0;
};

using operation = std::variant<conv1d, dense, max_pool1d, average_pool1d, global_max_pool1d, global_average_pool1d,
                               affine, normalize, relu, activation, prelu, softmax, log_softmax, instance_norm, pad1d,
                               permute, reshape, transpose, flatten, add, branch>;

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

/// The function's name as the runtime spells it ("leaky_relu").
std::string name_of(zinfer::function f);

/// The operation's name as the runtime spells it ("conv1d", "max_pool1d"); that of an activation is its function's.
std::string name_of(const operation& op);

/// A name for a layer about to be appended: its operation's, numbered from the second one on ("dense", "dense_1").
std::string next_name(const graph& g, const operation& op);

/// The number of the earlier value that an operation reads; nullptr where it reads none.
const std::size_t* source_of(const operation& op);
std::size_t* source_of(operation& op);

/// Shape after the operation; `input` is what it reads, for a branch the earlier value.
/// Errors   std::invalid_argument saying what the operation needs and what it got
shape output_shape(const operation& op, shape input);

/// Shapes of all values, from the input to the output: layers.size() + 1 of them.
/// Errors   common::error naming the layer's origin
std::vector<shape> shapes(const graph& g);

}  // namespace zgen
