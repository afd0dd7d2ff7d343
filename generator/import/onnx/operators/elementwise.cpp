// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <utility>

#include "generator/import/onnx/broadcast.hpp"
#include "generator/import/onnx/constants.hpp"
#include "generator/import/onnx/expression.hpp"
#include "generator/import/onnx/min_max.hpp"
#include "generator/import/onnx/operators/operators.hpp"
#include "generator/import/onnx/settle.hpp"

namespace zgen::onnx::operators {
namespace {

/// Before opset 7 the second input's first axis meets the `axis` of the first; since then the last axes meet.
struct old_broadcast {
    bool given = false;
    std::optional<std::int64_t> axis;

    explicit old_broadcast(node_context& node) {
        if (node.opset() >= 7) return;
        given = node.integer("broadcast", 0) != 0;
        if (node.has("axis")) axis = node.integer("axis", 0);
    }

    /// The constant's extents as numpy's rules need them.
    dims aligned(dims extents, std::size_t rank) const {
        if (!given || !axis) return extents;
        const std::size_t first = checked_axis(*axis, rank);
        if (first + extents.size() > rank) {
            throw problem(fmt::format("a constant of shape {} is laid along axis {} of {} axes; expected it to fit",
                                      to_text(extents), first, rank));
        }
        extents.resize(rank - first, 1);
        return extents;
    }
};

using kind = term::kind;

/// What a node does with two constants, with a constant on the right or left of an activation, and with two functions
/// of one activation.
struct arithmetic {
    kind what;
    std::int64_t (*integers)(std::int64_t, std::int64_t);
    double (*reals)(double, double);
};

/// Integers wrap around, as those of other runtimes do.
template <class Function>
constexpr std::int64_t wrapping(std::int64_t a, std::int64_t b, Function f) {
    return static_cast<std::int64_t>(f(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b)));
}

constexpr arithmetic addition{kind::sum, [](std::int64_t a, std::int64_t b) { return wrapping(a, b, std::plus{}); },
                              [](double a, double b) { return a + b; }};
constexpr arithmetic subtraction{kind::difference,
                                 [](std::int64_t a, std::int64_t b) { return wrapping(a, b, std::minus{}); },
                                 [](double a, double b) { return a - b; }};
constexpr arithmetic multiplication{kind::product,
                                    [](std::int64_t a, std::int64_t b) { return wrapping(a, b, std::multiplies{}); },
                                    [](double a, double b) { return a * b; }};
constexpr arithmetic division{kind::quotient,
                              [](std::int64_t a, std::int64_t b) {
                                  if (b == 0 || b == -1) {  // -1: the smallest number has no counterpart
                                      if (b == 0) throw problem("an integer is divided by zero");
                                      return wrapping(0, a, std::minus{});
                                  }
                                  return a / b;
                              },
                              [](double a, double b) { return a / b; }};
constexpr arithmetic exponentiation{kind::power,
                                    [](std::int64_t, std::int64_t) -> std::int64_t {
                                        throw problem("integers are raised to a power; expected real numbers");
                                    },
                                    [](double a, double b) { return std::pow(a, b); }};

/// y = scale * x + shift with one of them for each constant.
void combine_with_weights(node_context& node, const arithmetic& f, const activation& x, real_tensor given,
                          bool constant_first) {
    const std::size_t count = given.data.size();
    std::vector<double> scale(count, 1.0);
    std::vector<double> shift(count, 0.0);
    if (f.what == kind::sum) {
        shift = std::move(given.data);
    } else if (f.what == kind::difference) {
        if (constant_first) {
            scale.assign(count, -1.0);
            shift = std::move(given.data);
        } else {
            std::transform(given.data.begin(), given.data.end(), shift.begin(), std::negate{});
        }
    } else if (f.what == kind::product) {
        scale = std::move(given.data);
    } else if (f.what == kind::quotient && !constant_first) {
        if (std::count(given.data.begin(), given.data.end(), 0.0) > 0)
            throw problem("the activation is divided by zero");
        std::transform(given.data.begin(), given.data.end(), scale.begin(), [](double c) { return 1.0 / c; });
    } else {
        throw problem(
            fmt::format("constants of shape {} are {}; expected a single number there", to_text(given.extents),
                        constant_first ? "divided by the activation, or raised to its power" : "its exponents"));
    }
    node.output(append_affine(node, x, given.extents, scale, shift));
}

bool same_variable(const expression& a, const expression& b) {
    return a.source.number == b.source.number && a.source.order == b.source.order && a.extents == b.extents;
}

/// Two computed values: one function of the activation that both are functions of, or the sum of two branches.
void combine_computed(node_context& node, const arithmetic& f, const value& first, const value& second) {
    const auto a = as_expression(first);
    const auto b = as_expression(second);
    if (a && b && same_variable(*a, *b) && a->function->size + b->function->size < largest_term) {
        node.output(expression{a->extents, a->source, make_term(node, f.what, a->function, b->function)});
        return;
    }
    if (f.what != kind::sum && f.what != kind::difference)
        throw problem(
            "two activations are multiplied or divided; expected functions of one activation, or a constant in one "
            "input");
    if (extents_of(first) != extents_of(second))
        throw problem(fmt::format("activations of shapes {} and {} are added; expected equal shapes",
                                  to_text(extents_of(first)), to_text(extents_of(second))));
    const activation x = settle(node, first, "input 0");
    activation z = settle(node, second, "input 1");
    if (f.what == kind::difference) {
        node.go_on_from(z);
        const std::size_t values = node.affine_values();
        node.spend(2 * values);
        node.append(affine{std::vector<double>(values, -1.0), std::vector<double>(values, 0.0)});
        z = node.result(z.extents, z.order);
    }
    node.output(append_sum(node, x, z));
}

/// Extents of an activation that a single number of `given` meets.
dims with_rank_of(const dims& extents, const dims& given) {
    dims result(given.size() > extents.size() ? given.size() - extents.size() : 0, 1);
    result.insert(result.end(), extents.begin(), extents.end());
    return result;
}

void combine(node_context& node, const arithmetic& f, const old_broadcast& old) {
    const value first = node.input(0);
    const value second = node.input(1);
    const auto* const a = std::get_if<zgen::onnx::constant>(&first);
    const auto* const b = std::get_if<zgen::onnx::constant>(&second);
    if (a != nullptr && b != nullptr) {
        node.output(fold(node, *a, *b, f.integers, f.reals));
        return;
    }
    if (a == nullptr && b == nullptr) {
        combine_computed(node, f, first, second);
        return;
    }
    const bool constant_first = a != nullptr;
    const value& x = constant_first ? second : first;
    real_tensor given = node.weights(constant_first ? 0 : 1);
    if (!constant_first) given.extents = old.aligned(std::move(given.extents), extents_of(x).size());
    if (given.data.size() == 1) {
        if (!std::isfinite(given.data.front()))
            throw problem(fmt::format("a constant is {}; expected a finite number", given.data.front()));
        const expression e = input_expression(node, x);
        auto number = make_number(given.data.front());
        auto function = constant_first ? make_term(node, f.what, std::move(number), e.function)
                                       : make_term(node, f.what, e.function, std::move(number));
        node.output(expression{with_rank_of(e.extents, given.extents), e.source, std::move(function)});
        return;
    }
    combine_with_weights(node, f, node.current(x, "its input"), std::move(given), constant_first);
}

}  // namespace

void add(node_context& node) {
    combine(node, addition, old_broadcast(node));
}

void sub(node_context& node) {
    const old_broadcast old(node);
    value first = node.input(0);
    const value second = node.input(1);
    if (std::holds_alternative<statistic>(second) && std::holds_alternative<expression>(first))
        first = settle(node, first, "input 0");
    if (const auto piece = subtracted(first, second))
        node.output(*piece);
    else
        combine(node, subtraction, old);
}

void mul(node_context& node) {
    combine(node, multiplication, old_broadcast(node));
}

void div(node_context& node) {
    const old_broadcast old(node);
    if (const auto x = normalized(node.input(0), node.input(1))) {
        node.go_on_from(*x);
        node.append(normalize{});
        node.output(node.result(x->extents, x->order));
    } else {
        combine(node, division, old);
    }
}

void pow(node_context& node) {
    combine(node, exponentiation, old_broadcast(node));
}

void neg(node_context& node) {
    const value x = node.input(0);
    if (const auto* const stored = std::get_if<zgen::onnx::constant>(&x)) {
        const bool real = std::holds_alternative<std::vector<double>>(*stored->data);
        const auto list = std::make_shared<const numbers>(real ? numbers(std::vector<double>{-1.0})
                                                               : numbers(std::vector<std::int64_t>{-1}));
        node.output(fold(node, *stored, {{}, list}, multiplication.integers, multiplication.reals));
        return;
    }
    expression e = input_expression(node, x);
    e.function = make_term(node, kind::product, make_number(-1.0), e.function);
    node.output(std::move(e));
}

void reciprocal(node_context& node) {
    const value x = node.input(0);
    if (const auto* const stored = std::get_if<zgen::onnx::constant>(&x)) {
        const auto one = std::make_shared<const numbers>(std::vector<double>{1.0});
        node.output(fold(node, {{}, one}, *stored, division.integers, division.reals));
        return;
    }
    expression e = input_expression(node, x);
    e.function = make_term(node, kind::quotient, make_number(1.0), e.function);
    node.output(std::move(e));
}

}  // namespace zgen::onnx::operators
