// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <vector>

#include "passes/passes.hpp"

namespace zgen {

namespace {

using zinfer::axis_order;

/// A transpose in front of flatten exchanges the flatten's order.
void merge_transpose_into_flatten(graph& g) {
    for (std::size_t i = 0; i + 1 < g.layers.size(); ++i) {
        auto* f = std::get_if<flatten>(&g.layers[i + 1].op);
        if (f == nullptr || !std::holds_alternative<transpose>(g.layers[i].op) || is_read_again(g, i + 1)) continue;
        f->order = f->order == axis_order::channels_last ? axis_order::channels_first : axis_order::channels_last;
        erase_layer(g, i);
    }
}

/// From channels-first order of an activation of shape `s` to channels-last; several rows of it.
std::vector<double> to_channels_last(const std::vector<double>& values, shape s) {
    std::vector<double> result(values.size());
    for (std::size_t row = 0; row < values.size(); row += s.size())
        for (std::size_t p = 0; p < s.length; ++p)
            for (std::size_t c = 0; c < s.channels; ++c)
                result[row + p * s.channels + c] = values[row + c * s.length + p];
    return result;
}

/// The dense layer that takes the flat vector of layer `i`, with nothing but element-wise layers between; the number of
/// layers where there is none, or where a value between is read again.
std::size_t dense_after(const graph& g, std::size_t i) {
    for (++i; i < g.layers.size() && !is_read_again(g, i); ++i) {
        const operation& op = g.layers[i].op;
        if (std::holds_alternative<dense>(op)) return i;
        if (!std::holds_alternative<relu>(op) && !std::holds_alternative<affine>(op) &&
            !std::holds_alternative<normalize>(op))
            break;
    }
    return g.layers.size();
}

}  // namespace

void absorb_layout(graph& g) {
    merge_transpose_into_flatten(g);
    const std::vector<shape> s = shapes(g);
    for (std::size_t i = 0; i < g.layers.size(); ++i) {
        auto* f = std::get_if<flatten>(&g.layers[i].op);
        if (f == nullptr || f->order == axis_order::channels_last) continue;
        const std::size_t last = dense_after(g, i);
        if (last == g.layers.size()) continue;
        f->order = axis_order::channels_last;
        for (std::size_t j = i + 1; j < last; ++j) {
            if (auto* a = std::get_if<affine>(&g.layers[j].op)) {
                a->scale = to_channels_last(a->scale, s[i]);
                a->shift = to_channels_last(a->shift, s[i]);
            }
        }
        auto& head = std::get<dense>(g.layers[last].op);
        head.kernel = to_channels_last(head.kernel, s[i]);
    }
}

}  // namespace zgen
