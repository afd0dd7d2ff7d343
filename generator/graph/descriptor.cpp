// SPDX-License-Identifier: Apache-2.0
#include "graph/descriptor.hpp"

#include <cstddef>

namespace zgen {

namespace {

struct describer {
    shape in;

    using descriptor = zinfer::layer_descriptor;
    descriptor operator()(const conv1d& op) const { return zinfer::describe(op.config, in); }
    descriptor operator()(const dense& op) const { return zinfer::describe(op.config, in); }
    descriptor operator()(const max_pool1d& op) const { return zinfer::describe_max_pool1d(op.config, in); }
    descriptor operator()(const average_pool1d& op) const { return zinfer::describe_average_pool1d(op.config, in); }
    descriptor operator()(const global_max_pool1d&) const { return zinfer::describe_global_pool1d(in); }
    descriptor operator()(const global_average_pool1d&) const { return zinfer::describe_global_pool1d(in); }
    descriptor operator()(const affine&) const { return zinfer::describe_affine(in); }
    descriptor operator()(const normalize&) const { return zinfer::describe_normalize(in); }
    descriptor operator()(const relu&) const { return zinfer::describe_relu(in); }
    descriptor operator()(const transpose&) const { return zinfer::describe_transpose(in); }
    descriptor operator()(const flatten& op) const { return zinfer::describe_flatten(op.order, in); }
};

}  // namespace

std::vector<zinfer::layer_descriptor> descriptors(const graph& g) {
    const std::vector<shape> s = shapes(g);
    std::vector<zinfer::layer_descriptor> result;
    for (std::size_t i = 0; i < g.layers.size(); ++i) result.push_back(std::visit(describer{s[i]}, g.layers[i].op));
    return result;
}

}  // namespace zgen
