// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <optional>
#include <vector>

#include "generator/passes/passes.hpp"
#include "generator/passes/reordering.hpp"
#include "zinfer/kernels/permute.hpp"

namespace zgen {

namespace {

/// From the order behind a permutation to the one before it; several rows of values.
std::vector<double> unpermuted(const std::vector<double>& values, const permute& p) {
    std::vector<double> result(values.size());
    const std::size_t size = p.output.size();
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t place = zinfer::kernels::permuted_place(p.digits, i);
        for (std::size_t row = 0; row < values.size(); row += size) result[row + place] = values[row + i];
    }
    return result;
}

/// Whether an operation on a flat vector treats all its values alike, but for values of its own that can be permuted.
bool follows_permutation(const operation& op) {
    return std::holds_alternative<relu>(op) || std::holds_alternative<affine>(op) ||
           std::holds_alternative<normalize>(op) || std::holds_alternative<activation>(op) ||
           std::holds_alternative<prelu>(op) || std::holds_alternative<softmax>(op) ||
           std::holds_alternative<log_softmax>(op);
}

/// The dense layer that takes the flat vector of layer `i`, with nothing between that minds the order; the number of
/// layers where there is none, or where a value between is read again.
std::size_t dense_after(const graph& g, std::size_t i) {
    for (++i; i < g.layers.size() && !is_read_again(g, i); ++i) {
        if (std::holds_alternative<dense>(g.layers[i].op)) return i;
        if (!follows_permutation(g.layers[i].op)) break;
    }
    return g.layers.size();
}

/// The permutation that gives a flat vector, unless it moves nothing.
std::optional<permute> flattening(const operation& op, shape in) {
    const auto* f = std::get_if<flatten>(&op);
    if (f != nullptr && f->order == zinfer::axis_order::channels_last) return std::nullopt;
    const std::optional<permute> p = as_permute(op, in);
    return p && p->output.length == 1 ? p : std::nullopt;
}

}  // namespace

void absorb_layout(graph& g) {
    const std::vector<shape> s = shapes(g);
    for (std::size_t i = 0; i < g.layers.size(); ++i) {
        const std::optional<permute> p = flattening(g.layers[i].op, s[i]);
        if (!p) continue;
        const std::size_t last = dense_after(g, i);
        if (last == g.layers.size()) continue;
        g.layers[i].op = flatten{};
        for (std::size_t j = i + 1; j < last; ++j) {
            if (auto* a = std::get_if<affine>(&g.layers[j].op)) {
                a->scale = unpermuted(a->scale, *p);
                a->shift = unpermuted(a->shift, *p);
            }
            if (auto* slopes = std::get_if<prelu>(&g.layers[j].op)) slopes->slope = unpermuted(slopes->slope, *p);
        }
        auto& head = std::get<dense>(g.layers[last].op);
        head.kernel = unpermuted(head.kernel, *p);
    }
}

}  // namespace zgen
