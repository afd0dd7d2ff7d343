// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

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

/// The graph input that is no initializer: early files list both.
/// Errors   onnx::problem unless there is exactly one, of numbers, with all extents but the batch's known
model_input read_input(const GraphProto& graph);

/// The name of the network's one output.
/// Errors   onnx::problem unless there is exactly one
std::string_view read_output(const GraphProto& graph);

}  // namespace zgen::onnx
