// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"
#include "import/keras/hdf5_file.hpp"
#include "import/keras/layer_config.hpp"
#include "import/keras/tensor.hpp"

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

    /// Turns to the next layer, which must outlive its turn.
    void begin(const layer_config& layer);

    /// The finished graph.
    graph finish();

    /// Shape of the last activation without the batch axis.
    const dims& extents() const { return extents_; }
    /// Sets the network's input. Once, in front.
    void set_input(dims extents);
    /// Gives the activation another shape of the same size over the same memory.
    void reshape(dims extents);

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

    /// Zeros around the activation, for the convolution that must follow.
    struct padding {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    void pad(padding zeros);
    padding take_padding();

    /// The weights of the present layer, of the names given.
    /// Errors   also where the layer has another number of weights
    void expect_weights(std::initializer_list<std::string_view> names);
    /// Weights number `index`, of the extents given.
    std::vector<double> weights(std::size_t index, const dims& expected);
    /// The extents of weights number `index`.
    dims weight_extents(std::size_t index) const;

 private:
    void read_as(shape wanted);
    void require_no_padding() const;

    graph graph_;
    shape current_;
    dims extents_;
    hdf5_file& file_;
    weight_paths paths_of_;
    const layer_config* layer_ = nullptr;
    std::vector<std::string> paths_;
    std::vector<std::string> names_;
    padding padding_;
    std::string padding_origin_;
};

}  // namespace zgen::keras
