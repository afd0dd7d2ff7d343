// SPDX-License-Identifier: Apache-2.0
#include "generator/evaluate/evaluate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "generator/evaluate/operations.hpp"
#include "src/common/error.hpp"

namespace zgen {

namespace {

/// One operation; `earlier` is the value that it comes back to.
struct step {
    shape in;
    std::span<const double> x;
    std::span<const double> earlier;
    std::span<double> y;

    void operator()(const add&) const { forward_sum(x, earlier, y); }
    void operator()(const branch&) const { std::copy(earlier.begin(), earlier.end(), y.begin()); }
    /// Every other kind has a function of its own (operations.hpp).
    void operator()(const auto& op) const { forward(op, in, x, y); }
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
        const std::size_t* source = source_of(op);
        const std::span<const double> earlier = source == nullptr ? std::span<const double>() : kept.at(*source);
        y.assign(s[i + 1].size(), 0.0);
        std::visit(step{s[i], x, earlier, y}, op);
        std::swap(x, y);
        keep(i + 1);
        observe(i, x);
    }
    return x;
}

}  // namespace zgen
