// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/chain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "generator/graph/limits.hpp"
#include "generator/import/onnx/problem.hpp"

namespace zgen::onnx {
namespace {

bool is_elementwise(const operation& op) {
    return std::holds_alternative<affine>(op) || std::holds_alternative<normalize>(op) ||
           std::holds_alternative<zgen::relu>(op) || std::holds_alternative<zgen::activation>(op);
}

void check_finite(const std::vector<double>& weights) {
    const auto bad = std::find_if_not(weights.begin(), weights.end(), [](double w) { return std::isfinite(w); });
    if (bad != weights.end()) {
        throw problem(
            fmt::format("weight {} of {} is {}; expected finite numbers", bad - weights.begin(), weights.size(), *bad));
    }
}

void check_finite(const operation& op) {
    std::visit(
        [](const auto& one) {
            if constexpr (requires { one.kernel; }) check_finite(one.kernel);
            if constexpr (requires { one.bias; }) check_finite(one.bias);
            if constexpr (requires { one.scale; }) check_finite(one.scale);
            if constexpr (requires { one.shift; }) check_finite(one.shift);
            if constexpr (requires { one.slope; }) check_finite(one.slope);
        },
        op);
}

bool repeats(const std::vector<double>& values, std::size_t period) {
    return std::equal(values.begin() + static_cast<std::ptrdiff_t>(period), values.end(), values.begin());
}

/// One value per channel where that says the same as one per feature.
void shorten(affine& map, shape seen) {
    if (map.scale.size() != seen.size()) return;
    if (!repeats(map.scale, seen.channels) || !repeats(map.shift, seen.channels)) return;
    map.scale.resize(seen.channels);
    map.shift.resize(seen.channels);
}

}  // namespace

void chain::append(operation op, const std::string& origin) {
    check_finite(op);
    if (layers() == max_layers) throw problem(fmt::format("it makes more than {} layers; expected fewer", max_layers));
    if (!is_elementwise(op)) close();
    if (auto* map = std::get_if<affine>(&op); map != nullptr && !open_) shorten(*map, current());
    const auto* const start = std::get_if<branch>(&op);
    try {
        values_.push_back(output_shape(op, start == nullptr ? current() : values_[start->value]));
    } catch (const std::invalid_argument& mismatch) {
        throw problem(mismatch.what());
    }
    std::string name = next_name(graph_, op);
    graph_.layers.push_back({std::move(name), origin, std::move(op)});
}

void chain::go_on_from(std::size_t number, const std::string& origin) {
    if (number != layers()) append(branch{number}, origin);
}

void chain::read_as(shape wanted, const std::string& origin) {
    if (open_) {
        graph_.input = wanted;
        close();
    }
    if (current() == wanted) return;
    if (wanted.length == 1) {
        append(zgen::flatten{}, origin);
    } else if (wanted.channels == 1 && current().length == 1) {
        append(zgen::transpose{}, origin);  // one row to one column: the same memory
    } else {
        append(zgen::reshape{wanted}, origin);
    }
}

graph chain::finish() && {
    close();
    return std::move(graph_);
}

void chain::close() {
    if (!std::exchange(open_, false)) return;
    std::fill(values_.begin(), values_.end(), graph_.input);
    for (layer& one : graph_.layers) {
        if (auto* map = std::get_if<affine>(&one.op)) shorten(*map, graph_.input);
    }
}

}  // namespace zgen::onnx
