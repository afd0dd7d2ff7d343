// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/generator/import/keras/model_file.hpp"
#include "tests/generator/networks.hpp"

TEST_CASE("DepthwiseConv1D filters each channel by itself, `depth_multiplier` times") {
    const model_file model{{3, 2},
                           {{"DepthwiseConv1D",
                             "d",
                             {{"kernel_size", 2}, {"depth_multiplier", 2}},
                             {counting("depthwise_kernel", {2, 2, 2}), counting("bias", {4}, 100)}}}};
    // Channel 0: taps 1, 5 and 2, 6; channel 1: taps 3, 7 and 4, 8.
    CHECK(model.outputs({1, 10, 2, 20, 0, 0}) == std::vector<double>{1 + 10 + 100, 2 + 12 + 101, 30 + 140 + 102,
                                                                     40 + 160 + 103, 2 + 100, 4 + 101, 60 + 102,
                                                                     80 + 103});
}

TEST_CASE("SeparableConv1D is a depthwise convolution and one with a single tap") {
    const model_file model{{3, 2},
                           {{"SeparableConv1D",
                             "s",
                             {{"kernel_size", 2}, {"filters", 1}, {"activation", "relu"}},
                             {counting("depthwise_kernel", {2, 2, 1}), counting("pointwise_kernel", {1, 2, 1}),
                              counting("bias", {1}, 100)}}}};
    CHECK(networks::names(model.imported()) == std::vector<std::string>{"conv1d", "conv1d_1", "relu"});
    // Depthwise: channel 0 has taps 1, 3, channel 1 has 2, 4; then 1 * c0 + 2 * c1 + 100.
    CHECK(model.outputs({1, 10, 2, 20, 0, 0}) == std::vector<double>{(1 + 6) + 2 * (20 + 80) + 100, 2 + 2 * 40 + 100});
}
