// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "generator/graph/graph.hpp"
#include "generator/import/keras/hdf5_file.hpp"
#include "generator/import/keras/layer_config.hpp"
#include "generator/import/keras/tensor.hpp"

namespace zgen::keras {

/// Where a layer's weights lie in the file, in the order of Keras's get_weights().
using weight_paths = std::function<std::vector<std::string>(const layer_config&)>;

/// The network under construction: a graph, and the Keras shape of its last activation. The memory order of both is
/// the same, so that most reshapes cost nothing.
///
/// Errors   keras::problem where a layer does not fit
class builder {
 public:
    builder(std::string source, hdf5_file& file, weight_paths paths);

    /// The output of a layer: a value of the graph, and its Keras shape.
    struct output {
        std::size_t value = 0;  ///< graph layers that give it
        dims extents;
    };

    /// Turns to the next layer, which must outlive its turn, and to the output that it takes where that is one.
    void begin(const layer_config& layer);

    /// The finished graph.
    graph finish();

    /// The outputs that the present layer takes.
    std::vector<output> inputs() const;
    /// The last activation.
    output here() const { return {graph_.layers.size(), extents_}; }
    /// Goes on from an earlier activation.
    void turn_to(const output& earlier);
    /// Appends the sum of activations of the same Keras shape.
    void append_sum(std::vector<output> summands);

    /// Shape of the last activation without the batch axis.
    const dims& extents() const { return extents_; }
    /// Sets the network's input. Once, in front.
    void set_input(dims extents);
    /// Gives the activation another shape of the same size over the same memory.
    void reshape(dims extents);
    /// Puts the axes into the order given: axis i is the former axis axes[i].
    void permute(const dims& axes);
    /// Between the data formats: the first axis becomes the last one, and back.
    void move_channels_last();
    void move_channels_first();

    /// The activation as (steps, channels).
    shape as_sequence();
    /// The activation with its last axis as channels and all others, in their order, as positions.
    shape as_positions();
    /// The activation as a flat vector.
    shape as_vector();

    /// Appends an operation. The Keras shape becomes that of its output, as (steps, channels) or, where `rank` is 1, as
    /// a vector.
    void append(operation op, std::size_t rank);
    /// Appends an operation that keeps the shape.
    void append_elementwise(operation op);

    /// The weights of the present layer, of the names given.
    /// Errors   also where the layer has another number of weights
    void expect_weights(std::vector<std::string> names);
    /// Weights number `index`, of the extents given.
    std::vector<double> weights(std::size_t index, const dims& expected);
    /// The extents of weights number `index`.
    dims weight_extents(std::size_t index) const;

 private:
    void read_as(shape wanted);
    void append_from(operation op, shape input);

    graph graph_;
    std::vector<shape> shapes_;  ///< of the graph's values
    shape current_;
    dims extents_;
    hdf5_file& file_;
    weight_paths paths_of_;
    const layer_config* layer_ = nullptr;
    std::vector<output> outputs_;  ///< of the layers before the present one
    std::vector<std::string> paths_;
    std::vector<std::string> names_;
    std::size_t parameters_ = 0;
};

/// What a layer, or a part of one, does to the network under construction.
/// Errors   keras::problem where the weights or the shape do not fit
using step = std::function<void(builder&)>;

}  // namespace zgen::keras
