// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "generator/passes/passes.hpp"

namespace zgen {

namespace {

using zinfer::function;

/// The one value of all, if there is one and a float can hold it.
std::optional<float> common_value(const std::vector<double>& values) {
    const auto value = static_cast<float>(values.front());
    const bool all =
        std::all_of(values.begin(), values.end(), [&](double v) { return v == static_cast<double>(value); });
    return all ? std::optional{value} : std::nullopt;
}

bool is_relu(const zinfer::activation_config& c) {
    if (c.function == function::leaky_relu) return c.alpha.value() == 0;
    return c.function == function::clip && c.alpha.value() == 0 && c.beta == zinfer::infinity;
}

}  // namespace

void simplify_activations(graph& g) {
    const std::vector<shape> s = shapes(g);
    for (std::size_t i = 0; i < g.layers.size(); ++i) {
        operation& op = g.layers[i].op;
        if (auto* p = std::get_if<prelu>(&op)) {
            const auto period = static_cast<std::ptrdiff_t>(s[i].channels);
            if (std::equal(p->slope.begin() + period, p->slope.end(), p->slope.begin())) p->slope.resize(s[i].channels);
            if (const std::optional<float> slope = common_value(p->slope))
                op = activation{{function::leaky_relu, *slope}};
        }
        const auto* a = std::get_if<activation>(&op);
        if (a != nullptr && is_relu(a->config)) op = relu{};
    }
}

}  // namespace zgen
