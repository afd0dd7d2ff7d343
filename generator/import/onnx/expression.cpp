// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/expression.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "generator/evaluate/operations.hpp"

namespace zgen::onnx {
namespace {

using kind = term::kind;

template <class Function>
std::vector<double> transformed(std::vector<double> x, Function f) {
    std::transform(x.begin(), x.end(), x.begin(), f);
    return x;
}

template <class Function>
std::vector<double> combined(std::vector<double> a, const std::vector<double>& b, Function f) {
    std::transform(a.begin(), a.end(), b.begin(), a.begin(), f);
    return a;
}

/// All variables of an expression are the same.
bool is_same(const term& a, const term& b) {
    return &a == &b || (a.what == kind::variable && b.what == kind::variable);
}

/// Larger parts before smaller ones.
void collect_parts(const std::shared_ptr<term>& t, std::vector<std::shared_ptr<term>>& parts) {
    if (!t || std::find(parts.begin(), parts.end(), t) != parts.end()) return;
    parts.push_back(t);
    collect_parts(t->left, parts);
    collect_parts(t->right, parts);
}

}  // namespace

std::vector<double> values_of(const term& t, const term& part, std::span<const double> x) {
    if (is_same(t, part)) return {x.begin(), x.end()};
    switch (t.what) {
        case kind::variable:
            return std::vector<double>(x.size(), std::nan(""));
        case kind::number:
            return std::vector<double>(x.size(), t.number);
        default:
            break;
    }
    std::vector<double> left = values_of(*t.left, part, x);
    switch (t.what) {
        case kind::layer:
            return values_of(*t.layer, left);
        case kind::absolute:
            return transformed(std::move(left), [](double v) { return std::abs(v); });
        case kind::erf:
            return transformed(std::move(left), [](double v) { return std::erf(v); });
        default:
            break;
    }
    const std::vector<double> right = values_of(*t.right, part, x);
    switch (t.what) {
        case kind::sum:
            return combined(std::move(left), right, std::plus{});
        case kind::difference:
            return combined(std::move(left), right, std::minus{});
        case kind::product:
            return combined(std::move(left), right, std::multiplies{});
        case kind::quotient:
            return combined(std::move(left), right, std::divides{});
        default:
            return combined(std::move(left), right, [](double a, double b) { return std::pow(a, b); });
    }
}

std::vector<double> values_of(const operation& layer, std::span<const double> x) {
    std::vector<double> y(x.size());
    std::visit(
        [&](const auto& op) {
            if constexpr (requires { forward(op, shape{}, std::span<const double>{}, std::span<double>{}); })
                forward(op, {1, x.size()}, x, y);
        },
        layer);
    return y;
}

bool passes_by(const term& t, const term& part) {
    if (is_same(t, part)) return false;
    return t.what == kind::variable || (t.left && passes_by(*t.left, part)) || (t.right && passes_by(*t.right, part));
}

std::vector<std::shared_ptr<term>> parts_of(const std::shared_ptr<term>& t) {
    std::vector<std::shared_ptr<term>> parts;
    collect_parts(t, parts);
    std::reverse(parts.begin(), parts.end());
    std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a->size < b->size; });
    return parts;
}

}  // namespace zgen::onnx
