// SPDX-License-Identifier: Apache-2.0
#include "generator/emit/values_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "generator/emit/literal.hpp"
#include "generator/graph/elementwise.hpp"

namespace zgen {

namespace {

/// Whether the first layer that is not element-wise exchanges positions and channels: beyond it, channels are first.
template <class Iterator>
bool meets_transpose(Iterator first, Iterator last) {
    const auto found = std::find_if_not(first, last, [](const layer& l) { return is_elementwise(l.op); });
    return found != last && std::holds_alternative<transpose>(found->op);
}

/// `s` is the memory's shape: the second axis is contiguous.
std::string text_of(shape s, bool channels_first) {
    if (s.length == 1 || s.channels == 1) return fmt::format("{} value{}", s.size(), s.size() == 1 ? "" : "s");
    if (channels_first)
        return fmt::format("{0} channels x {1} positions, channels first: [{1} * channel + position]", s.length,
                           s.channels);
    return fmt::format("{0} positions x {1} channels, channels last: [{1} * position + channel]", s.length, s.channels);
}

}  // namespace

std::string input_text(const baked_model& model) {
    const std::vector<layer>& layers = model.network.layers;
    const std::string& units = model.metadata.units;
    return text_of(model.shapes.front(), meets_transpose(layers.begin(), layers.end())) +
           (units.empty() ? "" : ", unit " + string_literal(units));
}

std::string output_text(const baked_model& model) {
    const std::vector<layer>& layers = model.network.layers;
    return text_of(model.shapes.back(), meets_transpose(layers.rbegin(), layers.rend()));
}

}  // namespace zgen
