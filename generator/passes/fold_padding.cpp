// SPDX-License-Identifier: Apache-2.0
#include <cstddef>

#include "generator/passes/passes.hpp"

namespace zgen {

namespace {

using zinfer::pad_mode;

bool fold_into_next(const zinfer::pad1d_config& padding, conv1d& op) {
    op.config.pad_begin += padding.begin;
    op.config.pad_end += padding.end;
    return true;
}

/// Padding of its own that does not count in the divisor cannot be told from zeros that do.
bool fold_into_next(const zinfer::pad1d_config& padding, average_pool1d& op) {
    zinfer::pool1d_config& c = op.config;
    if (!c.count_padding && (c.pad_begin > 0 || c.pad_end > 0)) return false;
    if (c.pad_begin + padding.begin >= c.size || c.pad_end + padding.end >= c.size) return false;
    c.pad_begin += padding.begin;
    c.pad_end += padding.end;
    c.count_padding = true;
    return true;
}

bool fold_into_next(const zinfer::pad1d_config& padding, pad1d& op) {
    zinfer::pad1d_config& c = op.config;
    if (c.mode != padding.mode || c.mode == pad_mode::reflect) return false;
    if (c.mode == pad_mode::constant && c.value.value() != padding.value.value()) return false;
    c.begin += padding.begin;
    c.end += padding.end;
    return true;
}

bool fold_into_next(const zinfer::pad1d_config& padding, operation& next) {
    if (auto* p = std::get_if<pad1d>(&next)) return fold_into_next(padding, *p);
    if (padding.mode != pad_mode::constant || padding.value.value() != 0) return false;
    if (auto* c = std::get_if<conv1d>(&next)) return fold_into_next(padding, *c);
    if (auto* a = std::get_if<average_pool1d>(&next)) return fold_into_next(padding, *a);
    return false;
}

}  // namespace

void fold_padding(graph& g) {
    for (std::size_t i = 0; i + 1 < g.layers.size();) {
        const auto* padding = std::get_if<pad1d>(&g.layers[i].op);
        if (padding != nullptr && !is_read_again(g, i + 1) && fold_into_next(padding->config, g.layers[i + 1].op))
            erase_layer(g, i);
        else
            ++i;
    }
}

}  // namespace zgen
