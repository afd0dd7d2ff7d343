// SPDX-License-Identifier: Apache-2.0
#include "generator/graph/graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "src/common/error.hpp"

namespace zgen {

namespace {

/// What an operation reads of the values before it.
shape input_shape(const operation& op, const std::vector<shape>& before) {
    const std::size_t* source = source_of(op);
    if (source == nullptr) return before.back();
    if (*source >= before.size())
        throw std::invalid_argument(
            fmt::format("reads value {}; expected one of the {} before it", *source, before.size()));
    const shape other = before[*source];
    const shape input = before[input_of(op, before.size() - 1)];
    if (input != other)
        throw std::invalid_argument(fmt::format("adds shape ({}, {}) to ({}, {}); expected equal shapes", other.length,
                                                other.channels, input.length, input.channels));
    return input;
}

}  // namespace

std::string next_name(const graph& g, const operation& op) {
    const std::string name = name_of(op);
    const auto before =
        std::count_if(g.layers.begin(), g.layers.end(), [&](const layer& l) { return name_of(l.op) == name; });
    return before == 0 ? name : fmt::format("{}_{}", name, before);
}

std::vector<shape> shapes(const graph& g) {
    std::vector<shape> result{g.input};
    result.reserve(g.layers.size() + 1);
    try {
        require_bounded(g.input);
    } catch (const std::invalid_argument& e) {
        throw common::error(fmt::format("{}: input: {}", g.source, e.what()));
    }
    for (const layer& l : g.layers) {
        try {
            result.push_back(output_shape(l.op, input_shape(l.op, result)));
        } catch (const std::invalid_argument& e) {
            throw common::error(fmt::format("{}: {}: {}", g.source, l.origin, e.what()));
        }
    }
    return result;
}

std::vector<cost> costs(const graph& g, const std::vector<shape>& s) {
    std::vector<cost> result;
    result.reserve(g.layers.size());
    for (std::size_t i = 0; i < g.layers.size(); ++i) {
        const operation& op = g.layers[i].op;
        result.push_back(cost_of(op, s[input_of(op, i)]));
    }
    return result;
}

}  // namespace zgen
