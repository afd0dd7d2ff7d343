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

/// A model from x to y whose nodes are written as calls.
class written {
 public:
    using name = std::string;

    name number(double value) {
        m_.initializer(next(), ::number(static_cast<float>(value)));
        return last_;
    }
    name call(const std::string& op_type, const name& x) {
        m_.add(op_type, {x.c_str()}, {next().c_str()});
        return last_;
    }
    name call(const std::string& op_type, const name& a, const name& b) {
        m_.add(op_type, {a.c_str(), b.c_str()}, {next().c_str()});
        return last_;
    }
    name sum(const name& a, const name& b) { return call("Add", a, b); }
    name difference(const name& a, const name& b) { return call("Sub", a, b); }
    name product(const name& a, const name& b) { return call("Mul", a, b); }
    name quotient(const name& a, const name& b) { return call("Div", a, b); }

    const model& returning(const name& y) {
        m_.add("Identity", {y.c_str()}, {"y"});
        return m_;
    }

 private:
    const std::string& next() {
        last_ = "t";
        last_ += std::to_string(count_++);
        return last_;
    }

    model m_ = from_points();
    std::string last_;
    int count_ = 0;
};

/// A function as exporters write it, of an argument that occurs once or more often in it; each occurrence is computed
/// by the nodes that `argument` adds.
struct written_function {
    const char* layer;
    double (*value)(double);
    written::name (*write)(written&, const std::function<written::name()>& argument);
};

double gelu(double x) {
    return 0.5 * x * (1 + std::erf(x / std::numbers::sqrt2));
}
double sigmoid(double x) {
    return 1 / (1 + std::exp(-x));
}
double softsign(double x) {
    return x / (1 + std::abs(x));
}
double silu(double x) {
    return x * sigmoid(x);
}
double mish(double x) {
    return x * std::tanh(std::log1p(std::exp(x)));
}
double hard_swish(double x) {
    return x * std::min(1.0, std::max(0.0, x / 6 + 0.5));
}

using argument = std::function<written::name()>;

const std::vector<written_function> written_functions{
    {"gelu", gelu,
     [](written& w, const argument& x) {
         const auto cut = w.call("Erf", w.quotient(x(), w.number(std::numbers::sqrt2)));
         return w.product(w.product(x(), w.sum(w.number(1), cut)), w.number(0.5));
     }},
    {"gelu", gelu,
     [](written& w, const argument& x) {
         const auto cut = w.call("Erf", w.product(x(), w.number(std::sqrt(0.5))));
         return w.sum(w.product(x(), w.number(0.5)), w.product(w.product(x(), w.number(0.5)), cut));
     }},
    {"silu", silu, [](written& w, const argument& x) { return w.product(x(), w.call("Sigmoid", x())); }},
    {"silu", silu,
     [](written& w, const argument& x) {
         const auto gate = w.sum(w.number(1), w.call("Tanh", w.product(x(), w.number(0.5))));
         return w.quotient(w.product(x(), gate), w.number(2));
     }},
    {"mish", mish,
     [](written& w, const argument& x) { return w.product(x(), w.call("Tanh", w.call("Softplus", x()))); }},
    {"hard_swish", hard_swish,
     [](written& w, const argument& x) {
         return w.product(w.call("HardSigmoid", w.quotient(x(), w.number(1.2))), x());
     }},
    {"softsign", softsign,
     [](written& w, const argument& x) { return w.quotient(x(), w.sum(w.number(1), w.call("Abs", x()))); }},
    {"softsign", softsign,
     [](written& w, const argument& x) {
         return w.product(x(), w.call("Reciprocal", w.sum(w.call("Abs", x()), w.number(1))));
     }},
    {"softsign", softsign,
     [](written& w, const argument& x) {
         return w.product(w.quotient(w.number(1), w.sum(w.call("Abs", x()), w.number(1))), x());
     }},
    {"softsign", softsign,
     [](written& w, const argument& x) {
         const auto below = w.difference(w.number(-1), w.call("Abs", x()));
         return w.product(w.call("Neg", x()), w.call("Pow", below, w.number(-1)));
     }},
};

/// The layers that are not affine.
strings functions_in(const zgen::graph& g) {
    strings result = kinds(g);
    std::erase(result, "affine");
    return result;
}

void check_values(const model& m, const std::string& layer, const std::function<double(double)>& f) {
    const zgen::graph g = m.import();
    CHECK(functions_in(g) == strings{layer});
    const reals y = zgen::evaluate(g, points);
    for (std::size_t i = 0; i < points.size(); ++i)
        CHECK(std::abs(y[i] - f(points[i])) <= 2e-6 * (1 + std::abs(f(points[i]))));
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

TEST_CASE("a function made of nodes is found whatever its argument is multiplied by, and whatever is added to it") {
    for (const written_function& f : written_functions) {
        CAPTURE(f.layer);
        for (const double scale : {1.0, 2.0, -1.0, -0.3, 1.702}) {
            for (const double shift : {0.0, 0.75, -4.0}) {
                CAPTURE(scale);
                CAPTURE(shift);
                written shared;
                const auto once = shared.sum(shared.product("x", shared.number(scale)), shared.number(shift));
                check_values(shared.returning(f.write(shared, [&] { return once; })), f.layer,
                             [&](double x) { return f.value(scale * x + shift); });
                written repeated;
                const auto anew = [&] {
                    return repeated.sum(repeated.product(repeated.number(scale), "x"), repeated.number(shift));
                };
                check_values(repeated.returning(f.write(repeated, anew)), f.layer,
                             [&](double x) { return f.value(scale * x + shift); });
            }
        }
    }
}

TEST_CASE("a function made of nodes is found whatever it is multiplied by, and whatever is added to it") {
    for (const written_function& f : written_functions) {
        CAPTURE(f.layer);
        for (const double scale : {1.7, -1.0, -0.01, 250.0}) {
            CAPTURE(scale);
            const auto plain = [](const written::name& x) { return [x] { return x; }; };
            written before;
            check_values(before.returning(before.sum(before.product(before.number(scale), f.write(before, plain("x"))),
                                                     before.number(3))),
                         f.layer, [&](double x) { return scale * f.value(x) + 3; });
            written around;
            const auto argument = around.product("x", around.number(-0.5));
            check_values(
                around.returning(around.difference(
                    around.number(1), around.quotient(f.write(around, plain(argument)), around.number(scale)))),
                f.layer, [&](double x) { return 1 - f.value(-0.5 * x) / scale; });
        }
    }
}

TEST_CASE("numbers inside a function made of nodes scale it as a whole") {
    const auto half_erf = [](written& w, const written::name& x, const written::name& scaled) {
        return w.product(scaled, w.sum(w.call("Erf", w.quotient(x, w.number(std::numbers::sqrt2))), w.number(1)));
    };
    written merged;  // the half of GELU and the factor of a normalizer-free network in one
    check_values(merged.returning(half_erf(merged, "x", merged.product("x", merged.number(0.85)))), "gelu",
                 [](double x) { return 1.7 * gelu(x); });
    written before_half;
    check_values(
        before_half.returning(before_half.product(
            before_half.product(half_erf(before_half, "x", "x"), before_half.number(1.7)), before_half.number(0.5))),
        "gelu", [](double x) { return 1.7 * gelu(x); });
    written quick;
    check_values(quick.returning(quick.product("x", quick.call("Sigmoid", quick.product("x", quick.number(1.702))))),
                 "silu", [](double x) { return x * sigmoid(1.702 * x); });
    written without_root;
    check_values(without_root.returning(without_root.product(
                     "x", without_root.sum(without_root.call("Erf", "x"), without_root.number(1)))),
                 "gelu", [](double x) { return x * (1 + std::erf(x)); });
    written backwards;
    check_values(backwards.returning(backwards.product("x", backwards.call("Sigmoid", backwards.call("Neg", "x")))),
                 "silu", [](double x) { return x * sigmoid(-x); });
    written sixfold;
    const auto clipped = sixfold.product(sixfold.number(6), sixfold.call("HardSigmoid", "x"));
    check_values(sixfold.returning(sixfold.product(clipped, "x")), "hard_swish",
                 [](double x) { return x * 6 * std::min(1.0, std::max(0.0, 0.2 * x + 0.5)); });
    for (const auto& [number, factor] : {std::pair{2.0, 1.0}, {0.5, 3.0}, {-3.0, -0.25}}) {
        written wide;
        const auto below = wide.sum(wide.number(number), wide.product(wide.call("Abs", "x"), wide.number(factor)));
        check_values(wide.returning(wide.quotient("x", below)), "softsign",
                     [&, &n = number, &k = factor](double x) { return x / (n + k * std::abs(x)); });
    }
    written half_sum;
    check_values(half_sum.returning(half_sum.quotient(
                     half_sum.sum(half_sum.number(1),
                                  half_sum.quotient("x", half_sum.sum(half_sum.number(1), half_sum.call("Abs", "x")))),
                     half_sum.number(2))),
                 "softsign", [](double x) { return (1 + softsign(x)) / 2; });
}

TEST_CASE("Abs: alone, and in rectifiers") {
    written alone;
    check_values(alone.returning(alone.call("Abs", "x")), "leaky_relu", [](double x) { return std::abs(x); });
    written relu;
    check_values(relu.returning(relu.product(relu.number(0.5), relu.sum("x", relu.call("Abs", "x")))), "relu",
                 [](double x) { return std::max(x, 0.0); });
    written negative;
    check_values(negative.returning(negative.difference(negative.call("Abs", "x"), "x")), "relu",
                 [](double x) { return 2 * std::max(-x, 0.0); });
    written leaky;
    check_values(leaky.returning(leaky.sum(leaky.product("x", leaky.number(1.5)),
                                           leaky.product(leaky.call("Abs", "x"), leaky.number(0.5)))),
                 "leaky_relu", [](double x) { return x < 0 ? x : 2 * x; });
}

TEST_CASE("functions that are alike near zero only are kept apart") {
    written w;
    const auto far = w.call("Relu", w.difference("x", w.number(100)));
    const model& m = w.returning(w.sum(w.product("x", w.call("Sigmoid", "x")), far));
    reals x(points.size(), 150);
    CHECK(zgen::evaluate(m.import(), x).front() == doctest::Approx(200));
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
    written bell;
    CHECK(contains(
        bell.returning(bell.quotient(bell.number(1), bell.sum(bell.number(1), bell.call("Abs", "x")))).refusal(),
        "(Div): no layer computes this function"));
    written reciprocal;
    CHECK(contains(reciprocal.returning(reciprocal.call("Reciprocal", "x")).refusal(),
                   "(Reciprocal): no layer computes this function"));
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
