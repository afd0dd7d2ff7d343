// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/chain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>
#include <utility>

#include "generator/graph/elementwise.hpp"
#include "generator/graph/limits.hpp"
#include "generator/import/onnx/problem.hpp"

namespace zgen::onnx {
namespace {

/// Whether an operation does the same whether the input is features or positions of channels. A PRelu's slopes do not
/// tell.
bool fits_any_reading(const operation& op) {
    return is_elementwise(op) && !std::holds_alternative<prelu>(op);
}

void check_finite(std::span<const double> weights) {
    const auto bad = std::find_if_not(weights.begin(), weights.end(), [](double w) { return std::isfinite(w); });
    if (bad != weights.end()) {
        throw problem(
            fmt::format("weight {} of {} is {}; expected finite numbers", bad - weights.begin(), weights.size(), *bad));
    }
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
    for (const std::span<const double> weights : weights_of(op)) check_finite(weights);
    if (layers() == max_layers) throw problem(fmt::format("it makes more than {} layers; expected fewer", max_layers));
    if (!fits_any_reading(op)) close();
    if (auto* map = std::get_if<affine>(&op); map != nullptr && !open_) shorten(*map, current());
    try {
        values_.push_back(output_shape(op, values_[input_of(op, layers())]));
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
