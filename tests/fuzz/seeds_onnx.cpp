// SPDX-License-Identifier: Apache-2.0
// ONNX models for the fuzzer to start from: every operator that the importer knows, in the forms that exporters write.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "generator/import/onnx/operators/operators.hpp"
#include "tests/fuzz/seed_folder.hpp"
#include "tests/generator/import/onnx_model.hpp"

namespace {

using onnx_model::floats;
using onnx_model::integers;
using onnx_model::ints;
using onnx_model::model;
using onnx_model::ramp;

model convolutions() {
    model m;
    m.input("x", {1, 1, 20}).output("y");
    m.initializer("w", floats({4, 1, 3}, ramp(12))).initializer("b", floats({4}, ramp(4)));
    m.initializer("g", floats({4, 2, 2}, ramp(16))).initializer("c", floats({4}, ramp(4)));
    m.initializer("k", floats({2, 36}, ramp(72))).initializer("d", floats({2}, ramp(2)));
    m.add("Conv", {"x", "w", "b"}, {"1"})
        .with("pads", integers{1, 1})
        .with("kernel_shape", integers{3})
        .with("dilations", integers{1});
    m.add("BatchNormalization", {"1", "b", "c", "b", "c"}, {"2"}).with("epsilon", 1e-3F);
    m.add("Relu", {"2"}, {"3"});
    m.add("MaxPool", {"3"}, {"4"}).with("kernel_shape", integers{2}).with("strides", integers{2}).with("ceil_mode", 1);
    m.add("Conv", {"4", "g", "c"}, {"5"}).with("group", 2).with("auto_pad", "SAME_UPPER").with("strides", integers{1});
    m.add("AveragePool", {"5"}, {"6"})
        .with("kernel_shape", integers{2})
        .with("strides", integers{1})
        .with("count_include_pad", 1);
    m.add("Dropout", {"6"}, {"7"});
    m.add("Flatten", {"7"}, {"8"}).with("axis", 1);
    m.add("Gemm", {"8", "k", "d"}, {"y"}).with("transB", 1).with("alpha", 0.5F).with("beta", 2.0F);
    return m;
}

/// tf2onnx' convolution: two-dimensional, between Unsqueeze and Squeeze, in a channels-last model.
model sandwich() {
    model m(12);
    m.input("x", {-1, 8, 2}).output("y");
    m.initializer("w", floats({3, 2, 1, 3}, ramp(18))).initializer("flat", ints({-1, 18}));
    m.initializer("k", floats({18, 2}, ramp(36))).initializer("b", floats({2}, ramp(2)));
    m.add("Transpose", {"x"}, {"1"}).with("perm", integers{0, 2, 1});
    m.add("Unsqueeze", {"1"}, {"2"}).with("axes", integers{2});
    m.add("Conv", {"2", "w"}, {"3"})
        .with("kernel_shape", integers{1, 3})
        .with("strides", integers{1, 1})
        .with("pads", integers{0, 0, 0, 0});
    m.add("Squeeze", {"3"}, {"4"}).with("axes", integers{2});
    m.add("Transpose", {"4"}, {"5"}).with("perm", integers{0, 2, 1});
    m.add("Reshape", {"5", "flat"}, {"6"});
    m.add("MatMul", {"6", "k"}, {"7"});
    m.add("Add", {"7", "b"}, {"8"});
    m.add("Identity", {"8"}, {"y"});
    return m;
}

/// Min-max normalization and a scaler in front; a head without dense layer.
model preprocessing() {
    model m;
    m.input("x", {1, 2, 6}, onnx_model::double_type).output("y");
    m.initializer("mean", floats({2, 1}, {0.5F, 1})).initializer("deviation", floats({1}, {2}));
    m.initializer("axes", ints({2}));
    m.add("Cast", {"x"}, {"0"}).with("to", 1);
    m.add("ReduceMin", {"0"}, {"least"}).with("axes", integers{1, 2}).with("keepdims", 1);
    m.add("ReduceMax", {"0"}, {"most"}).with("axes", integers{1, 2}).with("keepdims", 1);
    m.add("Sub", {"most", "least"}, {"range"});
    m.add("Sub", {"0", "least"}, {"above"});
    m.add("Div", {"above", "range"}, {"1"});
    m.add("Sub", {"1", "mean"}, {"2"});
    m.add("Div", {"2", "deviation"}, {"3"});
    m.add("Constant", {}, {"slope"}).with("value", floats({1}, {3}));
    m.add("Mul", {"3", "slope"}, {"4"});
    m.add("Unsqueeze", {"4", "axes"}, {"5"});
    m.add("Squeeze", {"5", "axes"}, {"6"});
    m.add("GlobalMaxPool", {"6"}, {"7"});
    m.add("GlobalAveragePool", {"7"}, {"y"});
    return m;
}

/// Integers until they are scaled, and a dilated window.
model integers_first() {
    model m;
    m.input("x", {1, 2, 8}, onnx_model::int64_type).output("y");
    m.initializer("c", ints({1})).initializer("ratio", floats({1}, {0})).initializer("training", ints({1}));
    m.add("Add", {"x", "c"}, {"1"});
    m.add("Scaler", {"1"}, {"2"}).of_domain("ai.onnx.ml").with("offset", ramp(8)).with("scale", ramp(1));
    m.add("Dropout", {"2", "ratio", "training"}, {"3"});
    m.add("MaxPool", {"3"}, {"4"}).with("kernel_shape", integers{2}).with("dilations", integers{3});
    m.add("Softmax", {"4"}, {"y"}).with("axis", 1);
    return m;
}

/// A batch whose samples are mixed: all of it is one.
model mixed_batch() {
    model m;
    m.input("x", {2, 3}).output("y");
    m.add("Softmax", {"x"}, {"y"}).with("axis", 0);
    return m;
}

/// Shapes computed in the graph, padding, and activations with parameters; what of it is supported grows.
model computed_shapes() {
    model m(11);
    m.input("x", {-1, 2, 6}).output("y");
    m.initializer("pads", ints({0, 0, 1, 0, 0, 2})).initializer("zero", floats({}, {0}));
    m.initializer("first", onnx_model::ints({0})).initializer("rest", ints({-1})).initializer("six", floats({}, {6}));
    m.initializer("slope", floats({2, 1}, {0.1F, 0.2F}));
    m.add("Pad", {"x", "pads", "zero"}, {"1"}).with("mode", "constant");
    m.add("Clip", {"1", "zero", "six"}, {"2"});
    m.add("PRelu", {"2", "slope"}, {"3"});
    m.add("LeakyRelu", {"3"}, {"4"}).with("alpha", 0.2F);
    m.add("HardSigmoid", {"4"}, {"5"}).with("alpha", 0.2F).with("beta", 0.5F);
    m.add("Mul", {"4", "5"}, {"6"});
    m.add("Shape", {"6"}, {"s"});
    m.add("Gather", {"s", "first"}, {"t"}).with("axis", 0);
    m.add("Concat", {"t", "rest"}, {"u"}).with("axis", 0);
    m.add("Slice", {"u", "first", "rest"}, {"v"});
    m.add("ConstantOfShape", {"first"}, {"w"});
    m.add("Reshape", {"6", "u"}, {"7"});
    m.add("Softmax", {"7"}, {"y"}).with("axis", 1);
    return m;
}

model residual() {
    model m;
    m.input("x", {1, 2, 8}).output("y");
    m.initializer("w", floats({2, 2, 3}, ramp(12))).initializer("s", floats({2}, ramp(2)));
    m.add("Conv", {"x", "w", "s"}, {"1"}).with("pads", integers{1, 1});
    m.add("InstanceNormalization", {"1", "s", "s"}, {"2"}).with("epsilon", 1e-3F);
    m.add("Erf", {"2"}, {"3"});
    m.add("Add", {"3", "x"}, {"4"});
    m.add("ReduceMean", {"4"}, {"5"}).with("axes", integers{2}).with("keepdims", 0);
    m.add("LogSoftmax", {"5"}, {"y"});
    return m;
}

/// An operator by itself, on an activation alone or with a constant.
model alone(const zgen::onnx::operators::entry& one, bool with_constant) {
    const std::string op_type(one.op_type);
    const std::string domain(one.domain == zgen::onnx::operators::onnx_domain ? "" : one.domain);
    model m(with_constant ? 13 : 9);
    m.input("x", {1, 2, 8}).output("y").initializer("c", floats({2, 1}, {0.5F, -2}));
    if (with_constant)
        m.add(op_type, {"x", "c"}, {"y"}).of_domain(domain);
    else
        m.add(op_type, {"x"}, {"y"}).of_domain(domain);
    return m;
}

}  // namespace

TEST_CASE("seeds: ONNX") {
    const seed_folder folder("onnx");
    const std::vector<model> whole{convolutions(), preprocessing(), integers_first(), mixed_batch()};
    for (const model& m : whole) CHECK(m.refusal() == "");
    std::vector<model> all = whole;
    all.push_back(sandwich());
    all.push_back(computed_shapes());
    all.push_back(residual());
    for (std::size_t i = 0; i < all.size(); ++i) folder.write(std::to_string(i), all[i].proto.SerializeAsString());
    for (const auto& one : zgen::onnx::operators::all())
        for (const bool with_constant : {false, true})
            folder.write(std::string(one.op_type) + (with_constant ? "_2" : "_1"),
                         alone(one, with_constant).proto.SerializeAsString());
}
