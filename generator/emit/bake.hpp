// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "emit/options.hpp"
#include "graph/descriptors.hpp"
#include "graph/graph.hpp"

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
    std::vector<zgen::shape> shapes;
    memory_plan plan;
    std::vector<std::vector<std::uint64_t>> weights;  ///< packed, one array a layer
    std::vector<test_vector> vectors;
    /// Of the outputs, float32 against float64, over the self-test's inputs and at least two.
    float largest_error = 0;
    float mean_error = 0;
    float tolerance = 0;  ///< what a self-test without fused multiply-adds allows

    std::size_t input_size() const { return shapes.front().size(); }
    std::size_t output_size() const { return shapes.back().size(); }
    std::size_t workspace_bytes() const { return plan.floats * sizeof(float); }
};

/// Packs the weights, plans the memory and computes the test vectors.
///
/// Errors   zgen::error for a network without layers, whose shapes do not fit, too large to evaluate, whose weights or
///          activations overflow float32, or that could only ever refuse its input
baked_model bake(graph network, std::string sha256, bake_options options);

}  // namespace zgen
