// SPDX-License-Identifier: Apache-2.0
#include "generator/graph/descriptors.hpp"

#include <doctest/doctest.h>

#include "tests/generator/twins.hpp"
#include "tests/message_of.hpp"

namespace {

/// Stages and workspace of the graph are those of the runtime's network.
template <class Network>
void check_plan(const zgen::graph& g) {
    const zgen::memory_plan plan = zgen::plan_layerwise(g);
    REQUIRE(plan.stages.size() == Network::stage_count);
    for (std::size_t s = 0; s < plan.stages.size(); ++s) CHECK(plan.stages[s].first == Network::first_layer(s));
    CHECK(plan.stages.back().context.output == Network::output_shape);
    CHECK(plan.workspace.bytes() == Network::workspace_bytes);
}

}  // namespace

TEST_CASE("zgen plans memory as the runtime does") {
    check_plan<twins::convolutional::network<zinfer::arch::scalar>>(twins::convolutional::graph());
    check_plan<twins::elementwise::network<zinfer::arch::scalar>>(twins::elementwise::graph());
    check_plan<twins::curved::network<zinfer::arch::scalar>>(twins::curved::graph());
}

TEST_CASE("every kind of layer is described with its shapes") {
    for (const zgen::graph& g : {twins::convolutional::graph(), twins::elementwise::graph(), twins::curved::graph()}) {
        const std::vector<zinfer::layer_descriptor> layers = zgen::describe(g);
        const std::vector<zgen::shape> shapes = zgen::shapes(g);
        REQUIRE(layers.size() == g.layers.size());
        for (std::size_t i = 0; i < layers.size(); ++i) {
            CHECK(layers[i].input == shapes[i]);
            CHECK(layers[i].output == shapes[i + 1]);
        }
    }
}

TEST_CASE("a network without layers has no plan") {
    const zgen::graph g = networks::chain({4, 1}, {});
    CHECK(zgen::describe(g).empty());
    CHECK(message_of([&] { zgen::plan_layerwise(g); }) == "test: the network has no layers; expected at least one");
}
