// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/settle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "generator/import/onnx/channels.hpp"
#include "generator/import/onnx/find_layers.hpp"

namespace zgen::onnx {
namespace {

using kind = term::kind;

bool is_number(const std::shared_ptr<term>& t) {
    return t && t->what == kind::number;
}

/// Layers for an expression, part by part.
class settler {
 public:
    settler(node_context& node, const activation& variable) : node_(node), variable_(variable) {}

    activation settle(const std::shared_ptr<term>& t) {
        if (t->what == kind::variable) return variable_;
        if (!t->settled) t->settled = compute(t);
        return *t->settled;
    }

 private:
    activation compute(const std::shared_ptr<term>& t) {
        if (t->what == kind::layer) return append(t->left, {*t->layer}, t->origin);
        const auto map = as_affine(*t);
        if (map && is_layered(*map->first)) return append(map->first, {map->second}, t->origin);
        if (const auto found = find_layer(t)) return append(found->part, found->layers, t->origin);
        if (map) return append(map->first, {map->second}, t->origin);
        if (const auto found = find_scaled_function(t)) return append(found->part, found->layers, t->origin);
        if (t->what == kind::sum) return append_sum(node_, settle(t->left), settle(t->right));
        if (t->what == kind::difference) {
            const activation left = settle(t->left);
            return append_sum(node_, left, append(t->right, {affine{{-1.0}, {0.0}}}, t->origin));
        }
        throw problem(fmt::format(
            "{}: no layer computes this function of the activation; expected GELU, SiLU, Mish, HardSwish or another "
            "activation that ONNX has, made of Add, Sub, Mul, Div, Pow, Abs, Erf and activations",
            t->origin));
    }

    /// The part that a number is added to, taken from, multiplied or divided by.
    static std::optional<std::pair<std::shared_ptr<term>, affine>> as_affine(const term& t) {
        const auto map = [](const std::shared_ptr<term>& part, double scale, double shift) {
            return std::pair{part, affine{{scale}, {shift}}};
        };
        if (is_number(t.right)) {
            const double number = t.right->number;
            switch (t.what) {
                case kind::sum:
                    return map(t.left, 1.0, number);
                case kind::difference:
                    return map(t.left, 1.0, -number);
                case kind::product:
                    return map(t.left, number, 0.0);
                case kind::quotient:
                    if (number == 0.0) throw problem(fmt::format("{}: the activation is divided by zero", t.origin));
                    return map(t.left, 1.0 / number, 0.0);
                default:
                    break;
            }
        } else if (is_number(t.left)) {
            const double number = t.left->number;
            switch (t.what) {
                case kind::sum:
                    return map(t.right, 1.0, number);
                case kind::difference:
                    return map(t.right, -1.0, number);
                case kind::product:
                    return map(t.right, number, 0.0);
                default:
                    break;
            }
        }
        return std::nullopt;
    }

    /// Whether each step of the term is a layer as it stands.
    static bool is_layered(const term& t) {
        if (t.what == kind::variable || t.settled) return true;
        if (t.what == kind::layer) return is_layered(*t.left);
        const auto map = as_affine(t);
        return map && is_layered(*map->first);
    }

    activation append(const std::shared_ptr<term>& input, std::vector<operation> layers, const std::string& origin) {
        const activation x = settle(input);
        node_.go_on_from(x);
        for (operation& layer : layers) {
            if (auto* map = std::get_if<affine>(&layer)) {
                const std::size_t values = node_.affine_values();
                node_.spend(2 * values);
                map->scale.resize(values, map->scale.front());
                map->shift.resize(values, map->shift.front());
            }
            node_.append(std::move(layer), origin);
        }
        return node_.result(variable_.extents, variable_.order);
    }

    node_context& node_;
    const activation& variable_;
};

/// A minimum or maximum over everything, as a layer.
activation settle_statistic(node_context& node, const statistic& s, const std::string& what) {
    const bool lowest = s.what == statistic::kind::minimum;
    if (!lowest && s.what != statistic::kind::maximum)
        throw problem(fmt::format("{} is a part of min-max normalization; expected (x - min) / (max - min)", what));
    const auto negate = [&] {
        const std::size_t values = node.affine_values();
        node.append(affine{std::vector<double>(values, -1.0), std::vector<double>(values, 0.0)});
    };
    node.go_on_from(s.source);
    node.read_as({element_count(s.source.extents), 1});
    if (lowest) negate();
    node.append(global_max_pool1d{});
    if (lowest) negate();
    return node.result(s.extents, layout(1));
}

}  // namespace

activation settle(node_context& node, const value& v, const std::string& what) {
    if (const auto* const x = std::get_if<activation>(&v)) return *x;
    if (const auto* const s = std::get_if<statistic>(&v)) return settle_statistic(node, *s, what);
    if (const auto* const e = std::get_if<expression>(&v)) {
        activation x = settler(node, e->source).settle(e->function);
        x.extents = e->extents;
        x.order = e->source.order;  // the function keeps every element's place
        return x;
    }
    throw problem(fmt::format("{} is constant; expected the network's activation", what));
}

std::optional<expression> as_expression(const value& v) {
    if (const auto* const e = std::get_if<expression>(&v)) return *e;
    const auto* const x = std::get_if<activation>(&v);
    if (x == nullptr) return std::nullopt;
    return expression{x->extents, *x, std::make_shared<term>()};
}

std::shared_ptr<term> make_number(double number) {
    auto t = std::make_shared<term>();
    t->what = kind::number;
    t->number = number;
    return t;
}

std::shared_ptr<term> make_term(const node_context& node, kind what, std::shared_ptr<term> left,
                                std::shared_ptr<term> right) {
    auto t = std::make_shared<term>();
    t->what = what;
    t->size = 1 + left->size + (right ? right->size : 0);
    t->left = std::move(left);
    t->right = std::move(right);
    t->origin = node.origin();
    return t;
}

expression input_expression(node_context& node, const value& x) {
    auto e = as_expression(x);
    if (!e || e->function->size >= largest_term) e = as_expression(value(node.current(x, "its input")));
    return *std::move(e);
}

void apply_function(node_context& node, operation layer) {
    expression e = input_expression(node, node.input(0));
    e.function = make_term(node, kind::layer, e.function, nullptr);
    e.function->layer = std::move(layer);
    node.output(std::move(e));
}

activation append_sum(node_context& node, const activation& a, const activation& b) {
    if (a.order != b.order) return append_sum(node, in_c_order(node, a), in_c_order(node, b));
    const bool a_last = a.number > b.number;
    const activation& earlier = a_last ? b : a;
    const activation& later = a_last ? a : b;
    node.go_on_from(later);
    node.read_as(node.shape_of(earlier));
    node.append(add{earlier.number});
    return node.result(a.extents, a.order);
}

activation in_c_order(node_context& node, const activation& x) {
    if (x.order.is_identity()) return x;
    node.go_on_from(x);
    append_permute(node, x.order);
    return node.result(x.extents, layout(element_count(x.extents)));
}

}  // namespace zgen::onnx
