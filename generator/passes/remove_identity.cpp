// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <vector>

#include "generator/graph/elementwise.hpp"
#include "generator/passes/passes.hpp"

namespace zgen {

namespace {

constexpr bool is_identity(const zinfer::pool1d_config& c) {
    return c.size == 1 && c.stride == 1 && c.pad_begin == 0 && c.pad_end == 0;
}

/// Whether the layer gives its input back, shape included.
bool is_identity(const operation& op, shape in) {
    if (const auto* a = std::get_if<affine>(&op))
        return std::all_of(a->scale.begin(), a->scale.end(), [](double v) { return v == 1; }) &&
               std::all_of(a->shift.begin(), a->shift.end(), [](double v) { return v == 0; });
    if (const auto* p = std::get_if<max_pool1d>(&op)) return is_identity(p->config);
    if (const auto* p = std::get_if<average_pool1d>(&op)) return is_identity(p->config);
    if (const auto* p = std::get_if<pad1d>(&op)) return p->config.begin == 0 && p->config.end == 0;
    if (const auto* a = std::get_if<activation>(&op))
        return a->config == zinfer::activation_config{zinfer::function::clip, -zinfer::infinity, zinfer::infinity};
    if (const auto* r = std::get_if<reshape>(&op)) return r->output == in;
    if (std::holds_alternative<flatten>(op)) return in.length == 1;
    if (std::holds_alternative<transpose>(op)) return in.size() == 1;
    return false;
}

/// Whether the layer only gives its input, as it lies in memory, another shape.
bool keeps_memory(const operation& op, shape in) {
    if (std::holds_alternative<reshape>(op)) return true;
    const bool moves_nothing = in.length == 1 || in.channels == 1;
    if (const auto* f = std::get_if<flatten>(&op))
        return f->order == zinfer::axis_order::channels_last || moves_nothing;
    return std::holds_alternative<transpose>(op) && moves_nothing;
}

/// Whether a layer moves the values back that the layer before it moved, given that the shapes come full circle.
bool undoes(const operation& op, shape in, const operation& before, shape before_in) {
    if (std::holds_alternative<transpose>(op) && std::holds_alternative<transpose>(before)) return true;
    return keeps_memory(op, in) && keeps_memory(before, before_in);
}

/// One value per channel becomes one per feature of an activation of `size` values.
void spread(std::vector<double>& values, std::size_t size) {
    const std::size_t channels = values.size();
    values.resize(size);
    for (std::size_t i = channels; i < size; ++i) values[i] = values[i - channels];
}

/// Gives the input another shape over the same memory, and with it the layers before layer `end`; they are
/// element-wise.
void reshape_input(graph& g, std::size_t end, shape wanted) {
    for (std::size_t i = 0; i < end; ++i) {
        const auto own_values = elementwise_values(g.layers[i].op);
        for (std::vector<double>* values : own_values.value()) spread(*values, g.input.size());
    }
    g.input = wanted;
}

}  // namespace

void remove_identity(graph& g) {
    std::vector<shape> s = shapes(g);
    const auto erase = [&](std::size_t i) {
        erase_layer(g, i);
        s.erase(s.begin() + static_cast<std::ptrdiff_t>(i + 1));
    };
    const bool has_branches =
        std::any_of(g.layers.begin(), g.layers.end(), [](const layer& l) { return source_of(l.op) != nullptr; });
    const auto only_elementwise_before = [&](std::size_t i) {
        return std::all_of(g.layers.begin(), g.layers.begin() + static_cast<std::ptrdiff_t>(i),
                           [](const layer& l) { return is_elementwise(l.op); });
    };
    for (std::size_t i = 0; i < g.layers.size();) {
        operation& op = g.layers[i].op;
        if (source_of(op) != nullptr) {
            ++i;
            continue;
        }
        if (i > 0 && s[i - 1] == s[i + 1] && undoes(op, s[i], g.layers[i - 1].op, s[i - 1]) && !is_read_again(g, i)) {
            erase(i);
            erase(--i);
        } else if (is_identity(op, s[i])) {
            erase(i);
        } else if (keeps_memory(op, s[i]) && !has_branches && only_elementwise_before(i)) {
            reshape_input(g, i, s[i + 1]);
            std::fill_n(s.begin(), i + 1, s[i + 1]);
            erase(i);
        } else {
            if (keeps_memory(op, s[i]) && s[i + 1].length == 1) op = flatten{};
            ++i;
        }
    }
}

}  // namespace zgen
