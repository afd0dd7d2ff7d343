// SPDX-License-Identifier: Apache-2.0
// Values that several nodes read.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "generator/evaluate/evaluate.hpp"
#include "tests/generator/import/onnx_model.hpp"

using namespace onnx_model;
using strings = std::vector<std::string>;
using reals = std::vector<double>;

namespace {

const reals x{1, -2, 3, -4, 5, -6, 7, -8};  // two channels of four positions

/// Two channels in and out, kernel of one tap: filter 0 is a + 2 b, filter 1 is b - a.
model two_channels() {
    model m;
    m.input("x", {1, 2, 4}).output("y").initializer("w", floats({2, 2, 1}, {1, 2, -1, 1}));
    return m;
}

reals convolved(const reals& in) {
    reals out(8);
    for (std::size_t p = 0; p < 4; ++p) {
        out[p] = in[p] + 2 * in[4 + p];
        out[4 + p] = in[4 + p] - in[p];
    }
    return out;
}

reals rectified(reals in) {
    for (double& v : in) v = std::max(v, 0.0);
    return in;
}

reals sum(reals a, const reals& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
    return a;
}

}  // namespace

TEST_CASE("a residual block: the sum of a convolution and its input") {
    model m = two_channels();
    m.add("Relu", {"x"}, {"r"});
    m.add("Conv", {"r", "w"}, {"c"});
    m.add("Add", {"c", "r"}, {"s"});
    m.add("Relu", {"s"}, {"y"});
    const reals r = rectified(x);
    CHECK(zgen::evaluate(m.import(), x) == rectified(sum(convolved(r), r)));
}

TEST_CASE("a residual block with a convolution on both paths, whichever comes first in the file") {
    for (const bool swapped : {false, true}) {
        model m = two_channels();
        m.add("Conv", {"x", "w"}, {swapped ? "b" : "a"});
        m.add("Relu", {swapped ? "b" : "a"}, {"r"});
        m.add("Conv", {"x", "w"}, {swapped ? "a" : "b"});
        m.add("Add", {"r", swapped ? "a" : "b"}, {"y"});
        const zgen::graph g = m.import();
        CHECK(zgen::evaluate(g, x) == sum(rectified(convolved(x)), convolved(x)));
    }
}

TEST_CASE("sums of activations that lie differently in memory") {
    model m = two_channels();
    m.add("Conv", {"x", "w"}, {"c"});
    m.add("Transpose", {"c"}, {"t"}).with("perm", integers{0, 2, 1});
    m.initializer("shape", ints({1, 2, 4}));
    m.add("Reshape", {"t", "shape"}, {"v"});  // the transposed values under the old shape
    m.add("Sub", {"v", "c"}, {"y"});
    const reals c = convolved(x);
    reals expected(8);
    for (std::size_t i = 0; i < 8; ++i) expected[i] = c[i % 2 * 4 + i / 2] - c[i];
    CHECK(zgen::evaluate(m.import(), x) == expected);
}

TEST_CASE("sums of different shapes, and products of activations, are refused") {
    model shapes = two_channels();
    shapes.add("GlobalAveragePool", {"x"}, {"p"});
    shapes.add("Add", {"x", "p"}, {"y"}).named("s");
    CHECK(contains(shapes.refusal(), "node 's' (Add): activations of shapes (1, 2, 4) and (1, 2, 1) are added"));
    model product = two_channels();
    product.add("Conv", {"x", "w"}, {"c"});
    product.add("Mul", {"x", "c"}, {"y"}).named("p");
    CHECK(contains(product.refusal(), "node 'p' (Mul): two activations are multiplied"));
}

TEST_CASE("an activation that several nodes read is computed once") {
    model m = two_channels();
    m.add("Conv", {"x", "w"}, {"a"});
    m.add("Tanh", {"a"}, {"t"});
    m.add("Conv", {"t", "w"}, {"b"});
    m.add("Conv", {"t", "w"}, {"c"});
    m.add("Add", {"b", "c"}, {"d"});
    m.add("Add", {"d", "t"}, {"y"});
    const strings layers = kinds(m.import());
    CHECK(std::count(layers.begin(), layers.end(), "tanh") == 1);
    CHECK(std::count(layers.begin(), layers.end(), "conv1d") == 3);
}
