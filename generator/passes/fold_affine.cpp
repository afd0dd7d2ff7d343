// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "generator/passes/passes.hpp"

namespace zgen {

namespace {

/// Folded weights are baked as float32: folding must not push one out of its range.
bool in_range(const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(static_cast<float>(v)); });
}

bool is_zero(const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), [](double v) { return v == 0; });
}

/// Takes the new weights if they are in range.
template <class Operation>
bool replace(Operation& op, std::vector<double> kernel, std::vector<double> bias) {
    if (!in_range(kernel) || !in_range(bias)) return false;
    op.kernel = std::move(kernel);
    op.bias = std::move(bias);
    return true;
}

/// scale * (K x + b) + shift; the affine has one value per output of the operation.
template <class Operation>
bool fold_into_previous(const affine& a, Operation& op) {
    const std::size_t outputs = op.bias.size();
    if (a.scale.size() != outputs) return false;
    std::vector<double> kernel = op.kernel;
    std::vector<double> bias = op.bias;
    const std::size_t depth = kernel.size() / outputs;
    for (std::size_t o = 0; o < outputs; ++o) {
        for (std::size_t i = 0; i < depth; ++i) kernel[o * depth + i] *= a.scale[o];
        bias[o] = bias[o] * a.scale[o] + a.shift[o];
    }
    return replace(op, std::move(kernel), std::move(bias));
}

bool fold_into_previous(const affine& a, operation& op) {
    if (auto* c = std::get_if<conv1d>(&op)) return fold_into_previous(a, *c);
    if (auto* d = std::get_if<dense>(&op)) return fold_into_previous(a, *d);
    return false;
}

/// scale2 * (scale1 * x + shift1) + shift2; one per channel repeats over one per feature.
bool fold_into_previous(const affine& a, affine& before) {
    const std::size_t values = std::max(a.scale.size(), before.scale.size());
    affine both{std::vector<double>(values), std::vector<double>(values)};
    for (std::size_t i = 0; i < values; ++i) {
        const std::size_t second = i % a.scale.size();
        const std::size_t first = i % before.scale.size();
        both.scale[i] = a.scale[second] * before.scale[first];
        both.shift[i] = a.scale[second] * before.shift[first] + a.shift[second];
    }
    if (!in_range(both.scale) || !in_range(both.shift)) return false;
    before = std::move(both);
    return true;
}

/// K (scale * x + shift) + b, where an output takes `depth` values and value i of output o is scaled by index(o, i).
template <class Operation, class Index>
bool fold_into_next(const affine& a, Operation& op, Index index) {
    std::vector<double> kernel = op.kernel;
    std::vector<double> bias = op.bias;
    const std::size_t depth = kernel.size() / bias.size();
    for (std::size_t o = 0; o < bias.size(); ++o) {
        for (std::size_t i = 0; i < depth; ++i) {
            const std::size_t value = index(o, i);
            bias[o] += kernel[o * depth + i] * a.shift[value];
            kernel[o * depth + i] *= a.scale[value];
        }
    }
    return replace(op, std::move(kernel), std::move(bias));
}

bool fold_into_next(const affine& a, conv1d& op) {
    const auto& c = op.config;
    if (a.scale.size() != c.channels) return false;
    // Padding is zero after the affine: before it, a shift would have to become part of the padding.
    if ((c.pad_begin > 0 || c.pad_end > 0) && !is_zero(a.shift)) return false;
    const std::size_t channels = c.channels / c.groups;
    const std::size_t filters = c.filters / c.groups;
    return fold_into_next(
        a, op, [=](std::size_t filter, std::size_t i) { return filter / filters * channels + i % channels; });
}

bool fold_into_next(const affine& a, dense& op) {
    return fold_into_next(a, op, [&](std::size_t, std::size_t i) { return i % a.scale.size(); });
}

/// Folds layer `i`, an affine, into the layer after it, or into the dense layer after a flatten.
bool fold_forward(graph& g, std::size_t i) {
    const auto& a = std::get<affine>(g.layers[i].op);
    if (i + 1 == g.layers.size() || is_read_again(g, i + 1)) return false;
    operation& next = g.layers[i + 1].op;
    if (auto* c = std::get_if<conv1d>(&next)) return fold_into_next(a, *c);
    if (auto* d = std::get_if<dense>(&next)) return fold_into_next(a, *d);
    const auto* f = std::get_if<flatten>(&next);
    if (f == nullptr || f->order != zinfer::axis_order::channels_last || i + 2 == g.layers.size() ||
        is_read_again(g, i + 2))
        return false;
    auto* d = std::get_if<dense>(&g.layers[i + 2].op);
    return d != nullptr && fold_into_next(a, *d);
}

bool fold_backward(graph& g, std::size_t i) {
    const auto& a = std::get<affine>(g.layers[i].op);
    if (i == 0 || is_read_again(g, i)) return false;
    operation& previous = g.layers[i - 1].op;
    if (auto* before = std::get_if<affine>(&previous)) return fold_into_previous(a, *before);
    return fold_into_previous(a, previous);
}

}  // namespace

void fold_affine(graph& g) {
    for (std::size_t i = 0; i < g.layers.size();) {
        // What follows is merged first, so that both fold forward together.
        const bool affine_follows = i + 1 < g.layers.size() && std::holds_alternative<affine>(g.layers[i + 1].op);
        const bool folded = std::holds_alternative<affine>(g.layers[i].op) &&
                            (fold_backward(g, i) || (!affine_follows && fold_forward(g, i)));
        if (!folded) {
            ++i;
            continue;
        }
        erase_layer(g, i);
        // The layer before may have changed: an affine that took in this one can fold forward now.
        if (i > 0) --i;
    }
}

}  // namespace zgen
