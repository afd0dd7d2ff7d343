// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/topology.hpp"

#include <fmt/format.h>

#include <unordered_map>

#include "generator/import/onnx/problem.hpp"
#include "src/common/in_quotes.hpp"

namespace zgen::onnx {
namespace {

/// Which node puts out each name; -1 for names that no node puts out.
std::unordered_map<std::string_view, int> find_producers(const GraphProto& graph) {
    std::unordered_map<std::string_view, int> producers;
    const auto define = [&](std::string_view name, int producer) {
        if (!producers.emplace(name, producer).second) {
            throw problem(fmt::format("the name {} is given to two tensors; expected each to have its own",
                                      common::in_quotes(name)));
        }
    };
    for (const TensorProto& one : graph.initializer()) define(one.name(), -1);
    for (const ValueInfoProto& one : graph.input()) producers.emplace(one.name(), -1);  // early files list initializers
    for (int node = 0; node < graph.node_size(); ++node) {
        for (const std::string& name : graph.node(node).output()) {
            if (!name.empty()) define(name, node);
        }
    }
    return producers;
}

}  // namespace

live_part find_live(const GraphProto& graph) {
    const auto producers = find_producers(graph);
    live_part live;
    std::vector<std::string_view> wanted;
    const auto want = [&](std::string_view name) {
        if (!name.empty() && live.used.insert(name).second) wanted.push_back(name);
    };
    for (const ValueInfoProto& one : graph.output()) want(one.name());
    std::vector<bool> is_live(static_cast<std::size_t>(graph.node_size()), false);
    while (!wanted.empty()) {
        const auto found = producers.find(wanted.back());
        wanted.pop_back();
        if (found == producers.end() || found->second < 0) continue;
        is_live[static_cast<std::size_t>(found->second)] = true;
        for (const std::string& name : graph.node(found->second).input()) want(name);
    }
    for (int node = 0; node < graph.node_size(); ++node) {
        if (is_live[static_cast<std::size_t>(node)]) live.nodes.push_back(&graph.node(node));
    }
    return live;
}

}  // namespace zgen::onnx
