// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <optional>
#include <vector>

#include "generator/graph/elementwise.hpp"
#include "generator/passes/passes.hpp"
#include "generator/passes/reordering.hpp"
#include "zinfer/kernels/permute.hpp"

namespace zgen {

namespace {

/// From the order after a permutation to the one before it; several rows of values.
std::vector<double> unpermuted(const std::vector<double>& values, const permute& p) {
    std::vector<double> result(values.size());
    const std::size_t size = p.output.size();
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t place = zinfer::kernels::permuted_place(p.digits, i);
        for (std::size_t row = 0; row < values.size(); row += size) result[row + place] = values[row + i];
    }
    return result;
}

/// Whether an operation on a flat vector gives the same values in another order where its input's are in that order,
/// but for values of its own that can be permuted, too.
bool follows_permutation(const operation& op) {
    return is_elementwise(op) || std::holds_alternative<softmax>(op) || std::holds_alternative<log_softmax>(op);
}

/// The dense layer that takes the flat vector of layer `i`, with nothing between that depends on the order; the number
/// of layers where there is none, or where a value between is read again.
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
        for (std::size_t j = i + 1; j < last; ++j)
            if (const auto own_values = elementwise_values(g.layers[j].op))
                for (std::vector<double>* values : *own_values) *values = unpermuted(*values, *p);
        auto& head = std::get<dense>(g.layers[last].op);
        head.kernel = unpermuted(head.kernel, *p);
    }
}

}  // namespace zgen
