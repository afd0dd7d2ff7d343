// SPDX-License-Identifier: Apache-2.0
#include "generator/graph/descriptors.hpp"

#include <fmt/format.h>

#include <variant>

#include "src/common/error.hpp"

namespace zgen {

namespace {

struct describer {
    shape in;

    zinfer::layer_descriptor operator()(const conv1d& op) const { return zinfer::describe(op.config, in); }
    zinfer::layer_descriptor operator()(const dense& op) const { return zinfer::describe(op.config, in); }
    zinfer::layer_descriptor operator()(const max_pool1d& op) const {
        return zinfer::describe_max_pool1d(op.config, in);
    }
    zinfer::layer_descriptor operator()(const average_pool1d& op) const {
        return zinfer::describe_average_pool1d(op.config, in);
    }
    zinfer::layer_descriptor operator()(const global_max_pool1d&) const { return zinfer::describe_global_pool1d(in); }
    zinfer::layer_descriptor operator()(const global_average_pool1d&) const {
        return zinfer::describe_global_pool1d(in);
    }
    zinfer::layer_descriptor operator()(const affine&) const { return zinfer::describe_affine(in); }
    zinfer::layer_descriptor operator()(const normalize&) const { return zinfer::describe_normalize(in); }
    zinfer::layer_descriptor operator()(const relu&) const { return zinfer::describe_relu(in); }
    zinfer::layer_descriptor operator()(const activation&) const { return zinfer::describe_elementwise(in); }
    zinfer::layer_descriptor operator()(const prelu&) const { return zinfer::describe_elementwise(in); }
    zinfer::layer_descriptor operator()(const softmax&) const { return zinfer::describe_elementwise(in); }
    zinfer::layer_descriptor operator()(const log_softmax&) const { return zinfer::describe_elementwise(in); }
    zinfer::layer_descriptor operator()(const instance_norm&) const { return zinfer::describe_instance_norm(in); }
    zinfer::layer_descriptor operator()(const pad1d& op) const { return zinfer::describe(op.config, in); }
    zinfer::layer_descriptor operator()(const permute& op) const { return zinfer::describe_permute(op.output, in); }
    zinfer::layer_descriptor operator()(const reshape& op) const { return zinfer::describe_reshape(op.output, in); }
    zinfer::layer_descriptor operator()(const transpose&) const { return zinfer::describe_transpose(in); }
    zinfer::layer_descriptor operator()(const flatten& op) const { return zinfer::describe_flatten(op.order, in); }
    zinfer::layer_descriptor operator()(const add& op) const { return zinfer::describe_add(op.value, in); }
    zinfer::layer_descriptor operator()(const branch& op) const { return zinfer::describe_branch(op.value, in); }
};

}  // namespace

std::vector<zinfer::layer_descriptor> describe(const graph& g) {
    const std::vector<shape> s = shapes(g);
    std::vector<zinfer::layer_descriptor> result;
    result.reserve(g.layers.size());
    for (std::size_t i = 0; i < g.layers.size(); ++i) {
        const operation& op = g.layers[i].op;
        result.push_back(std::visit(describer{s[input_of(op, i)]}, op));
    }
    if (!result.empty()) zinfer::find_needs(result);
    return result;
}

memory_plan plan_layerwise(const graph& g, std::size_t samples) {
    if (g.layers.empty())
        throw common::error(fmt::format("{}: the network has no layers; expected at least one", g.source));
    const std::vector<zinfer::layer_descriptor> layers = describe(g);
    memory_plan plan;
    plan.stages.resize(zinfer::count_stages(layers));
    plan.places.resize(plan.stages.size());
    zinfer::list_stages(layers, plan.stages, samples);
    plan.workspace = zinfer::place_layerwise(layers, plan.stages, plan.places);
    return plan;
}

}  // namespace zgen
