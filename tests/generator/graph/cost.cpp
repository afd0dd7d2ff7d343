// SPDX-License-Identifier: Apache-2.0
#include "generator/graph/cost.hpp"

#include <doctest/doctest.h>

#include "tests/generator/networks.hpp"

TEST_CASE("parameters and multiply-adds of each kind") {
    const zgen::operation conv = networks::conv1d({.channels = 4, .filters = 6, .kernel_size = 3, .groups = 2});
    CHECK(zgen::parameters(conv) == 6 * 3 * 2 + 6);
    CHECK(zgen::multiply_adds(conv, {10, 4}) == 8 * 6 * 3 * 2);
    const zgen::operation dense = networks::dense({.inputs = 12, .units = 5});
    CHECK(zgen::parameters(dense) == 65);
    CHECK(zgen::multiply_adds(dense, {1, 12}) == 60);
    const zgen::operation affine = networks::affine(4);
    CHECK(zgen::parameters(affine) == 8);
    CHECK(zgen::multiply_adds(affine, {10, 4}) == 40);
    const zgen::operation prelu = zgen::prelu{networks::values(4, 1)};
    CHECK(zgen::parameters(prelu) == 4);
    CHECK(zgen::multiply_adds(prelu, {10, 4}) == 40);
    const zgen::operation norm = zgen::instance_norm{0, networks::values(4, 1), networks::values(4, 2)};
    CHECK(zgen::parameters(norm) == 8);
    CHECK(zgen::multiply_adds(norm, {10, 4}) == 80);
    CHECK(zgen::parameters(zgen::relu{}) == 0);
    CHECK(zgen::multiply_adds(zgen::relu{}, {10, 4}) == 0);
}

TEST_CASE("weights are counted as they are baked, in whole panels of 16 filters") {
    CHECK(zgen::weight_bytes(networks::conv1d({.channels = 4, .filters = 6, .kernel_size = 3})) == (1 + 12) * 16 * 4);
    CHECK(zgen::weight_bytes(networks::dense({.inputs = 12, .units = 17})) == 2 * (1 + 12) * 16 * 4);
    CHECK(zgen::weight_bytes(networks::affine(4)) == 2 * 16 * 4);
    CHECK(zgen::weight_bytes(zgen::prelu{networks::values(17, 1)}) == 2 * 16 * 4);
    CHECK(zgen::weight_bytes(zgen::instance_norm{0, networks::values(4, 1), networks::values(4, 2)}) == 2 * 16 * 4);
    CHECK(zgen::weight_bytes(zgen::relu{}) == 0);
}

TEST_CASE("the workspace is the largest sum of a stage's input and output") {
    // relu and pooling join the convolution: 32 outputs of 16 channels, of which half remain, then 16 units.
    const zgen::graph g = networks::chain({34, 1}, {networks::conv1d({.channels = 1, .filters = 16, .kernel_size = 3}),
                                                    zgen::relu{}, zgen::max_pool1d{{.size = 2, .stride = 2}},
                                                    zgen::flatten{}, networks::dense({.inputs = 256, .units = 16})});
    CHECK(zgen::workspace_bytes(g) == (256 + 16) * sizeof(float));
    CHECK(zgen::workspace_bytes(networks::chain({34, 1}, {})) == 0);
}
