// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "generator/graph/graph.hpp"
#include "generator/import/onnx/data_type.hpp"
#include "generator/import/onnx/dims.hpp"
#include "generator/import/onnx/onnx.pb.h"

namespace zgen::onnx {

/// The network's one input. The first of two or more axes is the batch.
struct model_input {
    std::string_view name;
    data_type type;                    ///< real or integer
    dims extents;                      ///< the batch as 1
    std::optional<std::size_t> batch;  ///< the batch extent where the model fixes it; 1 without a batch axis

    /// Whether the first axis may be none of samples: a tensor of two samples may also be one that is twice as large.
    bool may_be_one_sample() const { return batch.value_or(1) != 1; }
    /// The same input with all that it holds as one sample.
    /// Errors   onnx::problem where that is too large
    model_input as_one_sample() const;

    /// How its memory reads while no layer says otherwise: the first axis longer than 1 as positions if there is
    /// another, else as features.
    shape memory() const;
};

/// The graph's inputs that are not initializers, which early files list as well: those that are read, or all
/// of them where none is; and the names of the others.
struct graph_inputs {
    std::vector<const ValueInfoProto*> read;
    std::vector<std::string_view> unread;
};

/// `used` holds the names that something reads.
graph_inputs find_inputs(const GraphProto& graph, const std::unordered_set<std::string_view>& used);

/// The network's input.
/// Errors   onnx::problem unless there is exactly one, of numbers, with all extents but the batch's known
model_input read_input(const graph_inputs& inputs);

/// The network's output.
/// Errors   onnx::problem unless there is exactly one
const ValueInfoProto& read_output(const GraphProto& graph);

/// What is wrong with the shape that the file declares for an output of these extents, the batch as 1; empty where
/// nothing is. Extents that the file leaves open are right, and so is any batch unless the model fixes the input's.
std::string wrong_shape(const ValueInfoProto& output, const dims& computed, std::optional<std::size_t> batch);

}  // namespace zgen::onnx
