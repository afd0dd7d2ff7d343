// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/imported.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "emit/bake.hpp"
#include "emit/header.hpp"
#include "error.hpp"
#include "graph/descriptors.hpp"
#include "passes/passes.hpp"

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
} catch (const zgen::error&) {
    return 0;
}

}  // namespace fuzz
