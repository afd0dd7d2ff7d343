// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstddef>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "zinfer/core/config.hpp"
#include "zinfer/core/shape.hpp"

/// What a layer of a network does, and what every kind of operation says about itself.
///
/// Whatever has to know all kinds is a visitor with an overload for each, without a fallback: where a kind is added to
/// `operation`, each of them stops compiling until it knows the new one.
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

/// The sum of the layer before it and an earlier value.
struct add {
    std::size_t value = 0;  ///< 0 is the network's input, i + 1 the output of layer i
};

/// What follows goes on from an earlier value instead of the layer before it.
struct branch {
    std::size_t value = 0;  ///< as add
};

using operation = std::variant<conv1d, dense, max_pool1d, average_pool1d, global_max_pool1d, global_average_pool1d,
                               affine, normalize, relu, activation, prelu, softmax, log_softmax, instance_norm, pad1d,
                               permute, reshape, transpose, flatten, add, branch>;

/// One of several kinds of operation, named one by one: an overload for them all.
template <class Kind, class... Kinds>
concept one_of = (std::same_as<Kind, Kinds> || ...);

/// Operations without trained values.
template <class Kind>
concept weightless = one_of<Kind, max_pool1d, average_pool1d, global_max_pool1d, global_average_pool1d, normalize, relu,
                            activation, softmax, log_softmax, pad1d, permute, reshape, transpose, flatten, add, branch>;

/// The function's name as the runtime spells it ("leaky_relu").
std::string name_of(zinfer::function f);

/// The operation's name as the runtime spells it ("conv1d", "max_pool1d"); that of an activation is its function's.
std::string name_of(const operation& op);

/// The trained values of an operation, one list for each member that holds some.
std::vector<std::span<const double>> weights_of(const operation& op);

/// The number of the earlier value that an operation comes back to; nullptr where it reads the layer before it alone.
const std::size_t* source_of(const operation& op);
std::size_t* source_of(operation& op);

/// The number of the value that an operation takes its input from: the one before it, or for a branch an earlier one.
std::size_t input_of(const operation& op, std::size_t before);

/// Errors   std::invalid_argument where a shape has no values, or more than common::max_elements
void require_bounded(shape s);

/// Shape after the operation; `input` is what it reads, for a branch the earlier value.
/// Errors   std::invalid_argument saying what the operation needs and what it got
shape output_shape(const operation& op, shape input);

/// What an operation takes, for people to read and budgets to check.
struct cost {
    std::size_t parameters = 0;  ///< trained values: kernels, biases, scales, shifts and slopes
    /// Of one inference, padding counted as if it were data; biases, comparisons, additions alone and the functions of
    /// activations and softmax do not count.
    std::size_t multiply_adds = 0;
    std::size_t work = 0;  ///< multiply-adds, and for each output the values that it is the maximum or the average of

    friend bool operator==(const cost&, const cost&) = default;
};

/// Errors   as output_shape
cost cost_of(const operation& op, shape input);

/// The sum of all.
cost total(const std::vector<cost>& all);

}  // namespace zgen
