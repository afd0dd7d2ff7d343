// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "generator/bake/options.hpp"
#include "generator/graph/descriptors.hpp"
#include "generator/graph/graph.hpp"
#include "generator/metadata/model_metadata.hpp"

/// Everything that generated files say, as data.
namespace zgen {

/// A stored inference; see zinfer/network/self_test.hpp.
struct test_vector {
    std::vector<float> input;
    std::vector<float> output;
    std::vector<std::uint32_t> digests;  ///< CRC-32 of each stage's activations
};

struct baked_model {
    graph network;
    bake_options options;  ///< with the guard that the network really has
    std::string sha256;    ///< of the model file
    model_metadata metadata;
    std::vector<zgen::shape> shapes;
    std::vector<cost> costs;  ///< one per layer
    std::vector<convolution_choice> convolutions;
    memory_plan plan;
    std::size_t batch_workspace_bytes = 0;
    std::vector<std::vector<std::uint64_t>> weights;  ///< packed, one array per layer
    std::vector<test_vector> vectors;
    std::size_t inputs = 0;  ///< over which the error was measured
    float input_scale = 1;   ///< of these inputs; below 1 where inputs within [0, 1] overflow float32
    /// Of the outputs, float32 against float64.
    float largest_error = 0;
    float mean_error = 0;
    float largest_output = 0;  ///< magnitude
    float error_bound = 0;     ///< the largest of the convolutions' (convolution/error_bound.hpp)
    float tolerance = 0;       ///< what a self-test without fused multiply-adds allows

    std::size_t input_size() const { return shapes.front().size(); }
    std::size_t output_size() const { return shapes.back().size(); }
    /// An error as a part of the largest output.
    double relative_error(float error) const { return largest_output > 0 ? error / largest_output : error; }
    std::size_t workspace_bytes() const { return plan.workspace.bytes(); }
};

/// Chooses the convolutions' algorithms, packs the weights, plans the memory and computes the test vectors. Minimal
/// filtering gives way, layer by layer, where the measured error would exceed the budget.
/// A network without layers, whose output is its input, gets one that changes nothing.
///
/// Errors   common::error for metadata that cannot be used, and for a network whose shapes do not fit, too large to
///          evaluate, whose weights overflow float32, or whose activations do so even on tiny inputs, or that could
///          only ever refuse its input
baked_model bake(graph network, std::string sha256, bake_options options);

}  // namespace zgen
