// SPDX-License-Identifier: Apache-2.0
#include "generator/evaluate/evaluate.hpp"

#include <fmt/format.h>

#include <map>
#include <type_traits>
#include <utility>

#include "generator/evaluate/operations.hpp"
#include "src/common/error.hpp"

namespace zgen {

namespace {

/// One operation that reads the layer before it alone.
struct step {
    shape in;
    std::span<const double> x;
    std::span<double> y;

    template <class Operation>
    void operator()(const Operation& op) const {
        if constexpr (!std::is_same_v<Operation, add> && !std::is_same_v<Operation, branch>) forward(op, in, x, y);
    }
};

}  // namespace

std::vector<double> evaluate(const graph& g, std::span<const double> input) {
    return evaluate(g, input, [](std::size_t, std::span<const double>) {});
}

std::vector<double> evaluate(const graph& g, std::span<const double> input, const observer& observe) {
    const std::vector<shape> s = shapes(g);
    if (input.size() != g.input.size())
        throw common::error(
            fmt::format("{}: the input has {} values; expected {}", g.source, input.size(), g.input.size()));
    std::map<std::size_t, std::vector<double>> kept;  // values that a later layer comes back to
    for (const layer& l : g.layers)
        if (const std::size_t* source = source_of(l.op)) kept[*source];
    std::vector<double> x(input.begin(), input.end());
    const auto keep = [&](std::size_t value) {
        if (const auto found = kept.find(value); found != kept.end()) found->second = x;
    };
    keep(0);
    std::vector<double> y;
    for (std::size_t i = 0; i < g.layers.size(); ++i) {
        const operation& op = g.layers[i].op;
        if (const auto* start = std::get_if<branch>(&op)) {
            x = kept.at(start->from);
        } else if (const auto* sum = std::get_if<add>(&op)) {
            forward_sum(x, kept.at(sum->with), x);
        } else {
            y.assign(s[i + 1].size(), 0.0);
            std::visit(step{s[i], x, y}, op);
            std::swap(x, y);
        }
        keep(i + 1);
        observe(i, x);
    }
    return x;
}

}  // namespace zgen
