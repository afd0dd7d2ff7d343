// SPDX-License-Identifier: Apache-2.0
#include "generator/graph/cost.hpp"

#include <cstdint>

#include "generator/graph/descriptors.hpp"
#include "zinfer/core/words.hpp"
#include "zinfer/kernels/packing.hpp"

namespace zgen {

std::size_t parameters(const operation& op) {
    if (const auto* c = std::get_if<conv1d>(&op)) return c->kernel.size() + c->bias.size();
    if (const auto* d = std::get_if<dense>(&op)) return d->kernel.size() + d->bias.size();
    if (const auto* a = std::get_if<affine>(&op)) return a->scale.size() + a->shift.size();
    if (const auto* p = std::get_if<prelu>(&op)) return p->slope.size();
    if (const auto* n = std::get_if<instance_norm>(&op)) return n->scale.size() + n->shift.size();
    return 0;
}

std::size_t multiply_adds(const operation& op, shape input) {
    const shape output = output_shape(op, input);
    if (const auto* c = std::get_if<conv1d>(&op)) return output.length * c->kernel.size();
    if (const auto* d = std::get_if<dense>(&op)) return d->kernel.size();
    if (std::holds_alternative<affine>(op) || std::holds_alternative<prelu>(op)) return output.size();
    if (std::holds_alternative<instance_norm>(op)) return 2 * output.size();
    return 0;
}

std::size_t weight_bytes(const operation& op) {
    std::size_t floats = 0;
    if (const auto* c = std::get_if<conv1d>(&op)) floats = zinfer::conv1d_packing{c->config}.floats();
    if (const auto* d = std::get_if<dense>(&op)) floats = zinfer::conv1d_packing{as_conv1d(d->config)}.floats();
    if (const auto* a = std::get_if<affine>(&op)) floats = zinfer::affine_packing{{a->scale.size()}}.floats();
    if (const auto* p = std::get_if<prelu>(&op)) floats = zinfer::prelu_packing{{p->slope.size()}}.floats();
    if (const auto* n = std::get_if<instance_norm>(&op)) floats = zinfer::affine_packing{{n->scale.size()}}.floats();
    return zinfer::word_count(floats) * sizeof(std::uint64_t);
}

std::size_t workspace_bytes(const graph& g) {
    return g.layers.empty() ? 0 : plan_layerwise(g).workspace.bytes();
}

}  // namespace zgen
