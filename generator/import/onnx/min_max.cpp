// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/min_max.hpp"

#include <fmt/format.h>

#include "generator/import/onnx/problem.hpp"

namespace zgen::onnx {
namespace {

using kind = statistic::kind;

const statistic* statistic_if(kind what, const value& v) {
    const auto* const found = std::get_if<statistic>(&v);
    return found != nullptr && found->what == what ? found : nullptr;
}

/// A minimum of shape (1) meets the last axis, which is the batch only by chance.
void check_broadcast(const statistic& small, const dims& large) {
    if (small.extents.empty() || small.extents.size() == large.size()) return;
    throw problem(fmt::format("a minimum or maximum of shape {} meets a tensor of shape {}; expected keepdims to be 1",
                              to_text(small.extents), to_text(large)));
}

}  // namespace

std::optional<statistic> subtracted(const value& from, const value& what) {
    const statistic* const lowest = statistic_if(kind::minimum, what);
    if (lowest == nullptr) return std::nullopt;
    check_broadcast(*lowest, extents_of(from));
    if (const auto* const x = std::get_if<activation>(&from); x != nullptr && x->number == lowest->source.number) {
        return statistic{x->extents, kind::above_minimum, *x};
    }
    const statistic* const highest = statistic_if(kind::maximum, from);
    if (highest == nullptr || highest->source.number != lowest->source.number) return std::nullopt;
    return statistic{highest->extents, kind::range, highest->source};
}

std::optional<activation> normalized(const value& numerator, const value& denominator) {
    const statistic* const above = statistic_if(kind::above_minimum, numerator);
    const statistic* const range = statistic_if(kind::range, denominator);
    if (above == nullptr || range == nullptr || above->source.number != range->source.number) return std::nullopt;
    check_broadcast(*range, above->extents);
    activation x = above->source;
    x.extents = above->extents;
    return x;
}

}  // namespace zgen::onnx
