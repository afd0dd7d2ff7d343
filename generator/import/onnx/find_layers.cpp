// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/find_layers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>
#include <span>
#include <utility>

namespace zgen::onnx {
namespace {

using kind = term::kind;
using function = zinfer::function;

constexpr std::array functions{function::gelu, function::gelu_tanh, function::silu,
                               function::mish, function::sigmoid,   function::hard_swish,
                               function::tanh, function::softplus,  function::softsign};

/// From -12 to 12, around zero, where functions differ most, and far out.
const std::vector<double>& sample_points() {
    static const std::vector<double> points = [] {
        std::vector<double> made;
        for (int i = -96; i <= 96; ++i) made.push_back(i / 8.0);
        for (int i = -31; i <= 31; ++i) made.push_back(i / 64.0);
        for (int i = 4; i <= 14; ++i) made.insert(made.end(), {-std::ldexp(1.0, i), std::ldexp(1.0, i)});
        return made;
    }();
    return points;
}

/// Constants in the files are float32.
constexpr double tolerance = 2e-6;

bool near(double x, double y) {
    return std::abs(x - y) <= tolerance * (1 + std::abs(y));
}

bool agree(std::span<const double> a, std::span<const double> b) {
    return std::equal(a.begin(), a.end(), b.begin(), near);
}

operation of_function(function f) {
    return zgen::activation{{.function = f}};
}

operation leaky_relu(double alpha) {
    return zgen::activation{{.function = function::leaky_relu, .alpha = static_cast<float>(alpha)}};
}

/// The parts that the term is a function of, smaller ones first; not the term itself.
std::vector<std::shared_ptr<term>> possible_inputs(const std::shared_ptr<term>& t) {
    std::vector<std::shared_ptr<term>> parts = parts_of(t);
    std::erase_if(parts, [&](const std::shared_ptr<term>& part) {
        return part == t || part->what == kind::number || passes_by(*t, *part);
    });
    return parts;
}

/// Layers that the term could be, with the parameters that its values would give them.
std::vector<operation> candidates(const std::function<double(double)>& value) {
    std::vector<operation> result;
    const double shift = value(0);
    result.emplace_back(affine{{value(1) - shift}, {shift}});
    result.emplace_back(relu{});
    for (const function f : functions) result.push_back(of_function(f));
    result.push_back(leaky_relu(-value(-1)));
    return result;
}

/// y = slope * x + offset
struct line {
    double slope = 1;
    double offset = 0;

    double solved_for(double y) const { return (y - offset) / slope; }
    bool operator==(const line&) const = default;
};

template <class Values, class Function>
std::vector<double> each(const Values& values, Function f) {
    std::vector<double> result;
    for (const double value : values) result.push_back(f(value));
    return result;
}

/// Guesses at arguments for one term: more than what exporters write needs, and few enough for files made to take long.
constexpr std::size_t most_guesses = 256;

/// What the term could apply a function to: the part of which it is a function, or what something in it follows as x
/// goes from 0 to 1. In x / (2 + 3 |x|) that is 3 x / 2, the argument of a Softsign. GELU's argument is sqrt(2) times
/// that of its error function; the gate of HardSwish is 1 + x / 3, halved. The term's values show which it is.
std::vector<line> possible_arguments(const std::shared_ptr<term>& t, const term& part) {
    std::vector<line> lines;
    const auto add = [&](double slope, double offset) {
        const line made{slope, offset};
        if (slope == 0 || !std::isfinite(slope) || !std::isfinite(offset)) return;
        if (std::find(lines.begin(), lines.end(), made) == lines.end()) lines.push_back(made);
    };
    for (const double factor : {1.0, -1.0, std::numbers::sqrt2, 3.0}) {
        add(factor, 0);
        for (const std::shared_ptr<term>& one : parts_of(t)) {
            if (passes_by(*one, part)) continue;
            const std::vector<double> y = values_of(*one, part, std::array{0.0, 1.0});
            const double slope = y[1] - y[0];
            add(factor * slope, factor * y[0]);
            add(factor * slope / y[0], 0);
        }
    }
    return lines;
}

/// Arguments at which each of the functions is far from what any other makes of them, scaled or not.
constexpr std::array probes{-12.0, -3.0, -1.0, -0.75, 0.0, 0.5, 1.0, 3.0, 12.0};

/// The functions that the term could be, scaled and shifted, with the parameters that its values would give them.
std::vector<operation> possible_functions(double at_minus_one, double at_zero, double at_one) {
    std::vector<operation> result;
    for (const function f : functions) result.push_back(of_function(f));
    const double alpha = (at_zero - at_minus_one) / (at_one - at_zero);
    if (std::abs(alpha) <= tolerance)
        result.emplace_back(relu{});
    else if (std::isfinite(alpha))
        result.push_back(leaky_relu(alpha));
    return result;
}

/// The line that takes a function's values at the probes to those wanted; nothing where none does.
std::optional<line> fit(const std::vector<double>& values, const std::vector<double>& wanted) {
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const double low = wanted[static_cast<std::size_t>(least - values.begin())];
    const double high = wanted[static_cast<std::size_t>(most - values.begin())];
    line map;
    map.slope = (high - low) / (*most - *least);
    map.offset = low - map.slope * *least;
    if (std::abs(map.offset) <= tolerance * std::abs(map.slope)) map = {high / *most, 0};
    if (map.slope == 0) return std::nullopt;
    if (!agree(each(wanted, [&](double y) { return map.solved_for(y); }), values)) return std::nullopt;
    return map;
}

affine as_affine(const line& map) {
    return {{map.slope}, {map.offset}};
}

}  // namespace

std::optional<match> find_layer(const std::shared_ptr<term>& t) {
    for (const std::shared_ptr<term>& part : possible_inputs(t)) {
        const std::vector<double> wanted = values_of(*t, *part, sample_points());
        const auto value_at = [&](double x) { return values_of(*t, *part, std::array{x}).front(); };
        for (operation& layer : candidates(value_at))
            if (agree(wanted, values_of(layer, sample_points()))) return match{part, {std::move(layer)}};
    }
    return std::nullopt;
}

std::optional<match> find_scaled_function(const std::shared_ptr<term>& t) {
    std::size_t guesses = 0;
    for (const std::shared_ptr<term>& part : possible_inputs(t)) {
        for (const line& argument : possible_arguments(t, *part)) {
            if (++guesses > most_guesses) return std::nullopt;
            const auto values_at = [&](const auto& arguments) {
                return values_of(*t, *part, each(arguments, [&](double u) { return argument.solved_for(u); }));
            };
            const std::vector<double> wanted = values_at(probes);
            const std::vector<double> few = values_at(std::array{-1.0, 0.0, 1.0});
            for (operation& f : possible_functions(few[0], few[1], few[2])) {
                const std::optional<line> scaling = fit(values_of(f, probes), wanted);
                if (!scaling) continue;
                const std::vector<double> everywhere =
                    each(values_at(sample_points()), [&](double y) { return scaling->solved_for(y); });
                if (!agree(everywhere, values_of(f, sample_points()))) continue;
                match found{part, {}};
                if (argument != line{}) found.layers.emplace_back(as_affine(argument));
                found.layers.push_back(std::move(f));
                if (!near(scaling->slope, 1) || scaling->offset != 0) found.layers.emplace_back(as_affine(*scaling));
                return found;
            }
        }
    }
    return std::nullopt;
}

}  // namespace zgen::onnx
