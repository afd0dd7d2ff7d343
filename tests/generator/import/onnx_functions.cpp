// SPDX-License-Identifier: Apache-2.0
// Element-wise functions, which exporters write in many ways.
#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "generator/evaluate/evaluate.hpp"
#include "tests/generator/import/onnx_model.hpp"

using namespace onnx_model;
using strings = std::vector<std::string>;
using reals = std::vector<double>;

namespace {

const reals points{-7.5, -3, -1, -0.25, 0, 0.5, 1, 2.75, 6.5, 8};

/// A model from x, of as many values as there are points, to y.
model from_points(std::int64_t opset = 13) {
    model m(opset);
    m.input("x", {-1, static_cast<std::int64_t>(points.size())}).output("y");
    return m;
}

void check_function(const model& m, const strings& expected_layers, const std::function<double(double)>& f) {
    const zgen::graph g = m.import();
    CHECK(kinds(g) == expected_layers);
    const reals y = zgen::evaluate(g, points);
    for (std::size_t i = 0; i < points.size(); ++i) CHECK(y[i] == doctest::Approx(f(points[i])).epsilon(1e-6));
}

TensorProto number(float value) {
    return floats({}, {value});
}

double gelu(double x) {
    return 0.5 * x * (1 + std::erf(x / std::numbers::sqrt2));
}
double sigmoid(double x) {
    return 1 / (1 + std::exp(-x));
}

}  // namespace

TEST_CASE("activations are layers of their own") {
    const auto one = [](const char* op_type, std::int64_t opset = 22) {
        model m = from_points(opset);
        m.add(op_type, {"x"}, {"y"});
        return m;
    };
    check_function(one("Sigmoid"), {"sigmoid"}, sigmoid);
    check_function(one("Tanh"), {"tanh"}, [](double x) { return std::tanh(x); });
    check_function(one("Softplus"), {"softplus"}, [](double x) { return std::log1p(std::exp(x)); });
    check_function(one("Softsign"), {"softsign"}, [](double x) { return x / (1 + std::abs(x)); });
    check_function(one("Elu"), {"elu"}, [](double x) { return x < 0 ? std::expm1(x) : x; });
    check_function(one("Celu"), {"celu"}, [](double x) { return x < 0 ? std::expm1(x) : x; });
    check_function(one("Selu"), {"selu"},
                   [](double x) { return 1.05070102214813232 * (x < 0 ? 1.67326319217681885 * std::expm1(x) : x); });
    check_function(one("LeakyRelu"), {"leaky_relu"}, [](double x) { return x < 0 ? 0.01 * x : x; });
    check_function(one("ThresholdedRelu"), {"thresholded_relu"}, [](double x) { return x > 1 ? x : 0; });
    check_function(one("HardSigmoid"), {"hard_sigmoid"},
                   [](double x) { return std::min(1.0, std::max(0.0, 0.2 * x + 0.5)); });
    check_function(one("HardSwish"), {"hard_swish"},
                   [](double x) { return x * std::min(1.0, std::max(0.0, x / 6 + 0.5)); });
    check_function(one("Gelu"), {"gelu"}, gelu);
    check_function(one("Mish"), {"mish"}, [](double x) { return x * std::tanh(std::log1p(std::exp(x))); });
    check_function(one("Relu"), {"relu"}, [](double x) { return std::max(x, 0.0); });
    check_function(one("Neg"), {"affine"}, [](double x) { return -x; });
}

TEST_CASE("Clip: attributes before opset 11, inputs since, either bound or none") {
    model old = from_points(6);
    old.add("Clip", {"x"}, {"y"}).with("min", -2.0F).with("max", 3.0F);
    check_function(old, {"clip"}, [](double x) { return std::clamp(x, -2.0, 3.0); });
    model low = from_points();
    low.initializer("low", number(-2));
    low.add("Clip", {"x", "low"}, {"y"});
    check_function(low, {"clip"}, [](double x) { return std::max(x, -2.0); });
    model high = from_points();
    high.initializer("high", number(3));
    high.add("Clip", {"x", "", "high"}, {"y"});
    check_function(high, {"clip"}, [](double x) { return std::min(x, 3.0); });
    model two = from_points();
    two.initializer("low", floats({2}, {1, 2}));
    two.add("Clip", {"x", "low"}, {"y"});
    CHECK(contains(two.refusal(), "min has shape (2); expected a single number"));
}

TEST_CASE("GELU made of Div, Erf, Add and Mul, in several orders") {
    for (const bool halved_first : {false, true}) {
        for (const bool multiplied : {false, true}) {
            model m = from_points();
            m.initializer("half", number(0.5F)).initializer("one", number(1));
            m.initializer("root", number(multiplied ? 0.70710677F : 1.41421354F));
            m.add(multiplied ? "Mul" : "Div", {"x", "root"}, {"d"});
            m.add("Erf", {"d"}, {"e"});
            m.add("Add", {"one", "e"}, {"a"});
            if (halved_first) {
                m.add("Mul", {"x", "half"}, {"h"});
                m.add("Mul", {"h", "a"}, {"y"});
            } else {
                m.add("Mul", {"a", "x"}, {"p"});
                m.add("Mul", {"p", "half"}, {"y"});
            }
            check_function(m, {"gelu"}, gelu);
        }
    }
}

TEST_CASE("GELU by the hyperbolic tangent, with a cube that is a power") {
    model m = from_points();
    m.initializer("three", number(3)).initializer("c", number(0.044715F)).initializer("root", number(0.7978846F));
    m.initializer("one", number(1)).initializer("half", number(0.5F));
    m.add("Pow", {"x", "three"}, {"cube"});
    m.add("Mul", {"cube", "c"}, {"small"});
    m.add("Add", {"x", "small"}, {"inner"});
    m.add("Mul", {"inner", "root"}, {"scaled"});
    m.add("Tanh", {"scaled"}, {"t"});
    m.add("Add", {"t", "one"}, {"u"});
    m.add("Mul", {"x", "half"}, {"h"});
    m.add("Mul", {"h", "u"}, {"y"});
    check_function(m, {"gelu_tanh"}, [](double x) {
        return 0.5 * x * (1 + std::tanh(std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x)));
    });
}

TEST_CASE("SiLU, Mish and HardSwish made of two and three nodes") {
    model silu = from_points();
    silu.add("Sigmoid", {"x"}, {"s"});
    silu.add("Mul", {"x", "s"}, {"y"});
    check_function(silu, {"silu"}, [](double x) { return x * sigmoid(x); });

    model mish = from_points();
    mish.add("Softplus", {"x"}, {"p"});
    mish.add("Tanh", {"p"}, {"t"});
    mish.add("Mul", {"x", "t"}, {"y"});
    check_function(mish, {"mish"}, [](double x) { return x * std::tanh(std::log1p(std::exp(x))); });

    const auto hard_swish = [](double x) { return x * std::min(1.0, std::max(0.0, x / 6 + 0.5)); };
    model gate = from_points();
    gate.add("HardSigmoid", {"x"}, {"s"}).with("alpha", 0.16666667F);
    gate.add("Mul", {"s", "x"}, {"y"});
    check_function(gate, {"hard_swish"}, hard_swish);

    model clip = from_points(9);
    clip.initializer("three", number(3)).initializer("six", number(6));
    clip.add("Add", {"x", "three"}, {"a"});
    clip.add("Clip", {"a"}, {"c"}).with("min", 0.0F).with("max", 6.0F);
    clip.add("Mul", {"x", "c"}, {"p"});
    clip.add("Div", {"p", "six"}, {"y"});
    check_function(clip, {"hard_swish"}, hard_swish);
}

TEST_CASE("a composite function of what another function gives") {
    model m = from_points();
    m.initializer("two", number(2)).initializer("one", number(1));
    m.add("Mul", {"x", "two"}, {"a"});
    m.add("Add", {"a", "one"}, {"b"});
    m.add("Sigmoid", {"b"}, {"s"});
    m.add("Mul", {"b", "s"}, {"y"});
    check_function(m, {"affine", "affine", "silu"}, [](double x) { return (2 * x + 1) * sigmoid(2 * x + 1); });
}

TEST_CASE("a function that is none of ONNX's activations is refused by its node") {
    model product = from_points();
    product.add("Sigmoid", {"x"}, {"s"});
    product.add("Tanh", {"x"}, {"t"});
    product.add("Mul", {"s", "t"}, {"y"}).named("gate");
    CHECK(contains(product.refusal(), "node 'gate' (Mul): no layer computes this function of the activation"));
    model cube = from_points();
    cube.initializer("three", number(3));
    cube.add("Pow", {"x", "three"}, {"y"}).named("cube");
    CHECK(contains(cube.refusal(), "node 'cube' (Pow): no layer computes this function"));
    model erf = from_points();
    erf.add("Erf", {"x"}, {"y"}).named("e");
    CHECK(contains(erf.refusal(), "node 'e' (Erf): no layer computes this function"));
}

TEST_CASE("functions of one activation are added without a match, too") {
    model m = from_points();
    m.add("Sigmoid", {"x"}, {"s"});
    m.add("Tanh", {"x"}, {"t"});
    m.add("Sub", {"s", "t"}, {"y"});
    const zgen::graph g = m.import();
    const reals y = zgen::evaluate(g, points);
    for (std::size_t i = 0; i < points.size(); ++i)
        CHECK(y[i] == doctest::Approx(sigmoid(points[i]) - std::tanh(points[i])));
}

TEST_CASE("long chains of functions become layers as they grow") {
    model m = from_points();
    m.add("Tanh", {"x"}, {"t0"});
    for (int i = 0; i < 200; ++i)
        m.add("Tanh", {("t" + std::to_string(i)).c_str()}, {("t" + std::to_string(i + 1)).c_str()});
    m.add("Tanh", {"t200"}, {"y"});
    CHECK(m.import().layers.size() == 202);
    // Each doubles the term before it: 2^60 terms, if they were counted out.
    model doubled = from_points();
    doubled.add("Tanh", {"x"}, {"t0"});
    for (int i = 0; i < 60; ++i) {
        const std::string from = "t" + std::to_string(i);
        doubled.add("Add", {from.c_str(), from.c_str()}, {("t" + std::to_string(i + 1)).c_str()});
    }
    doubled.add("Identity", {"t60"}, {"y"});
    const reals y = zgen::evaluate(doubled.import(), points);
    CHECK(y[6] == doctest::Approx(std::ldexp(std::tanh(1.0), 60)));
}
