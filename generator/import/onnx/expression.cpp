// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/expression.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>

#include "generator/evaluate/operations.hpp"

namespace zgen::onnx {
namespace {

using kind = term::kind;
using function = zinfer::function;

template <class Function>
std::vector<double> combined(const std::vector<double>& a, const std::vector<double>& b, Function f) {
    std::vector<double> result(a.size());
    std::transform(a.begin(), a.end(), b.begin(), result.begin(), f);
    return result;
}

std::vector<double> values_of_layer(const operation& layer, const std::vector<double>& x) {
    std::vector<double> y(x.size());
    std::visit(
        [&](const auto& op) {
            if constexpr (requires { forward(op, shape{}, std::span<const double>{}, std::span<double>{}); })
                forward(op, {1, x.size()}, x, y);
        },
        layer);
    return y;
}

/// All variables of an expression are the same.
bool is_same(const term& a, const term& b) {
    return &a == &b || (a.what == kind::variable && b.what == kind::variable);
}

/// Whether the term depends on the variable other than by way of `part`.
bool passes_by(const term& t, const term& part) {
    if (is_same(t, part)) return false;
    return t.what == kind::variable || (t.left && passes_by(*t.left, part)) || (t.right && passes_by(*t.right, part));
}

/// The term's parts, larger before smaller ones.
void collect_parts(const std::shared_ptr<term>& t, std::vector<std::shared_ptr<term>>& parts) {
    if (!t || std::find(parts.begin(), parts.end(), t) != parts.end()) return;
    parts.push_back(t);
    collect_parts(t->left, parts);
    collect_parts(t->right, parts);
}

/// From -12 to 12, and around zero, where functions differ most.
std::vector<double> sample_points() {
    std::vector<double> points;
    for (int i = -96; i <= 96; ++i) points.push_back(i / 8.0);
    for (int i = -31; i <= 31; ++i) points.push_back(i / 64.0);
    return points;
}

/// Constants in the files are float32.
bool agree(const std::vector<double>& a, const std::vector<double>& b) {
    return std::equal(a.begin(), a.end(), b.begin(),
                      [](double x, double y) { return std::abs(x - y) <= 2e-6 * (1 + std::abs(y)); });
}

/// Layers that the term could be, with the parameters that its values would give them.
std::vector<operation> candidates(const std::function<double(double)>& value) {
    std::vector<operation> result;
    const double shift = value(0);
    result.emplace_back(affine{{value(1) - shift}, {shift}});
    result.emplace_back(relu{});
    for (const function f : {function::gelu, function::gelu_tanh, function::silu, function::mish, function::sigmoid,
                             function::hard_swish, function::tanh, function::softplus, function::softsign})
        result.emplace_back(zgen::activation{{.function = f}});
    result.emplace_back(zgen::activation{{.function = function::leaky_relu, .alpha = static_cast<float>(-value(-1))}});
    return result;
}

}  // namespace

std::vector<double> values_of(const term& t, const term& of, std::span<const double> x) {
    if (is_same(t, of)) return {x.begin(), x.end()};
    switch (t.what) {
        case kind::variable:
            return std::vector<double>(x.size(), std::nan(""));  // ruled out by passes_by
        case kind::number:
            return std::vector<double>(x.size(), t.number);
        default:
            break;
    }
    const std::vector<double> left = values_of(*t.left, of, x);
    if (t.what == kind::layer) return values_of_layer(*t.layer, left);
    if (t.what == kind::erf) {
        std::vector<double> result(left.size());
        std::transform(left.begin(), left.end(), result.begin(), [](double v) { return std::erf(v); });
        return result;
    }
    const std::vector<double> right = values_of(*t.right, of, x);
    switch (t.what) {
        case kind::sum:
            return combined(left, right, std::plus{});
        case kind::difference:
            return combined(left, right, std::minus{});
        case kind::product:
            return combined(left, right, std::multiplies{});
        case kind::quotient:
            return combined(left, right, std::divides{});
        default:
            return combined(left, right, [](double a, double b) { return std::pow(a, b); });
    }
}

std::optional<match> find_layer(const std::shared_ptr<term>& t) {
    static const std::vector<double> points = sample_points();
    std::vector<std::shared_ptr<term>> parts;
    collect_parts(t, parts);
    std::reverse(parts.begin(), parts.end());
    std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a->size < b->size; });
    for (const std::shared_ptr<term>& part : parts) {
        if (part == t || part->what == kind::number || passes_by(*t, *part)) continue;
        const std::vector<double> wanted = values_of(*t, *part, points);
        const auto value_at = [&](double x) { return values_of(*t, *part, std::array{x}).front(); };
        for (operation& layer : candidates(value_at)) {
            if (agree(wanted, values_of_layer(layer, points))) return match{part, std::move(layer)};
        }
    }
    return std::nullopt;
}

}  // namespace zgen::onnx
