// SPDX-License-Identifier: Apache-2.0
#include "evaluate/evaluate.hpp"

#include <fmt/format.h>

#include <utility>

#include "error.hpp"
#include "evaluate/operations.hpp"

namespace zgen {

std::vector<double> evaluate(const graph& g, std::span<const double> input) {
    return evaluate(g, input, [](std::size_t, std::span<const double>) {});
}

std::vector<double> evaluate(const graph& g, std::span<const double> input, const observer& observe) {
    const std::vector<shape> s = shapes(g);
    if (input.size() != g.input.size())
        throw error(fmt::format("{}: the input has {} values; expected {}", g.source, input.size(), g.input.size()));
    std::vector<double> x(input.begin(), input.end());
    std::vector<double> y;
    for (std::size_t i = 0; i < g.layers.size(); ++i) {
        y.assign(s[i + 1].size(), 0.0);
        std::visit([&](const auto& op) { forward(op, s[i], x, y); }, g.layers[i].op);
        std::swap(x, y);
        observe(i, x);
    }
    return x;
}

}  // namespace zgen
