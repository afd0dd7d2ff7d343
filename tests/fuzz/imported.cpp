// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/imported.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "generator/bake/bake.hpp"
#include "generator/emit/header.hpp"
#include "generator/graph/descriptors.hpp"
#include "generator/passes/passes.hpp"
#include "src/common/error.hpp"

namespace fuzz {

namespace {

/// So small that the fuzzer is not slowed down.
bool is_small(const zgen::graph& g) {
    constexpr std::size_t most_layers = 16;
    constexpr std::size_t most_values = 256;
    const std::vector<zgen::shape> shapes = zgen::shapes(g);
    return g.layers.size() <= most_layers &&
           std::all_of(shapes.begin(), shapes.end(), [](zgen::shape s) { return s.size() <= most_values; });
}

}  // namespace

int run(reader* read, const unsigned char* data, std::size_t size) try {
    zgen::graph g = read(std::as_bytes(std::span(data, size)), "no/such/folder/model");
    zgen::optimize(g);
    zgen::describe(g);
    if (!g.layers.empty()) zgen::plan_layerwise(g);
    if (is_small(g)) zgen::header(zgen::bake(std::move(g), "", {.name = "fuzzed"}));
    return 0;
} catch (const common::error&) {
    return 0;
}

}  // namespace fuzz
