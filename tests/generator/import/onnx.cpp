// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/onnx.hpp"

#include <doctest/doctest.h>

#include <array>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "generator/evaluate/evaluate.hpp"
#include "tests/generator/import/onnx_model.hpp"

using namespace onnx_model;
using strings = std::vector<std::string>;

namespace {

/// Conv, Relu, Flatten, Gemm on (1, 1, 6).
model small_network() {
    model m;
    m.input("x", {-1, 1, 6}).output("y");
    m.initializer("w", floats({2, 1, 3}, ramp(6))).initializer("b", floats({2}, {1.0F, -1.0F}));
    m.initializer("v", floats({1, 8}, ramp(8)));
    m.add("Conv", {"x", "w", "b"}, {"c"}).named("/0/Conv");
    m.add("Relu", {"c"}, {"r"});
    m.add("Flatten", {"r"}, {"f"});
    m.add("Gemm", {"f", "v"}, {"y"}).named("head").with("transB", 1);
    return m;
}

}  // namespace

TEST_CASE("a small ONNX network becomes a chain of named layers") {
    model m = small_network();
    auto& entry = *m.proto.add_metadata_props();
    entry.set_key("zinfer.recipe");
    entry.set_value("default");
    const zgen::graph g = m.import();

    CHECK(g.source == "model.onnx");
    CHECK(g.metadata == std::map<std::string, std::string>{{"zinfer.recipe", "default"}});
    CHECK(g.input == zgen::shape{6, 1});
    REQUIRE(kinds(g) == strings{"conv1d", "relu", "flatten", "dense"});
    CHECK(g.layers[0].name == "conv1d");
    CHECK(g.layers[0].origin == "node '/0/Conv' (Conv)");
    CHECK(g.layers[1].origin == "node 'r' (Relu)");
    CHECK(zgen::shapes(g).back() == zgen::shape{1, 1});
}

TEST_CASE("bytes that are no ONNX model are refused") {
    const auto refusal = [](const std::string& bytes) -> std::string {
        try {
            zgen::import_onnx(std::as_bytes(std::span(bytes)), "some/file.onnx");
            return "";
        } catch (const common::error& failure) {
            return failure.what();
        }
    };
    const std::string whole = small_network().proto.SerializeAsString();
    CHECK(refusal(whole).empty());
    for (const std::size_t cut : {whole.size() / 3, whole.size() / 2, whole.size() - 1}) {
        CHECK(contains(refusal(whole.substr(0, cut)), "some/file.onnx: is not an ONNX model"));
    }
    CHECK(contains(refusal(whole + "garbage"), "is not an ONNX model"));
    CHECK(contains(refusal("nor is this text"), "is not an ONNX model"));
    CHECK(contains(refusal(""), "holds no graph"));
}

TEST_CASE("every cut of a model is refused or imported, never worse") {
    const std::string whole = small_network().proto.SerializeAsString();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const std::string cut = whole.substr(0, size);
        CHECK_THROWS_AS(zgen::import_onnx(std::as_bytes(std::span(cut)), "m.onnx"), common::error);
    }
}

TEST_CASE("opsets 6 to 25 are known") {
    const auto with_opset = [](std::int64_t version) {
        model m = small_network();
        m.proto.mutable_opset_import(0)->set_version(version);
        return m.refusal();
    };
    CHECK(with_opset(6).empty());
    CHECK(with_opset(25).empty());
    CHECK(contains(with_opset(5), "names opset 5"));
    CHECK(contains(with_opset(26), "names opset 26"));

    model m = small_network();
    m.proto.mutable_opset_import(0)->set_domain("ai.onnx.ml");
    CHECK(contains(m.refusal(), "names no opset"));
    m.proto.add_opset_import()->set_version(13);
    CHECK(m.refusal().empty());
}

TEST_CASE("all nodes that cannot be imported are in one message") {
    model m;
    m.input("x", {1, 1, 8}).output("y").initializer("w", floats({1, 1, 3}, ramp(3)));
    m.add("LSTM", {"x"}, {"a"}).named("memory");
    m.add("Conv", {"a", "w"}, {"b"}).named("odd conv").with("strides", integers{0});
    m.add("Relu", {"b"}, {"c"}).named("fine");
    m.add("Relu", {"c"}, {"d"}).named("foreign").of_domain("com.example");
    m.add("MaxPool", {"d"}, {"e"}).named("strange").with("kernel_shape", integers{2}).with("shape_of_water", 1);
    m.add("Sinh", {"e"}, {"y"}).named("also\nunknown");
    m.add("GRU", {"x"}, {"dead"}).named("unused");
    const std::string text = m.refusal();
    CHECK(contains(text, "folder/model.onnx: 5 problems:"));
    CHECK(contains(text, "node 'memory' (LSTM): the operator is not supported; recurrent layers are"));
    CHECK(contains(text, "node 'odd conv' (Conv): strides has the value 0"));
    CHECK(contains(text, "node 'foreign' (Relu): operators of domain 'com.example' are not supported"));
    CHECK(contains(text, "node 'strange' (MaxPool): attribute 'shape_of_water' is not supported"));
    CHECK(contains(text, "node 'also?unknown' (Sinh): the operator is not supported"));
    CHECK(contains(text, "supported operators:\n  Abs, Add, "));
    CHECK_FALSE(contains(text, "fine"));
    CHECK_FALSE(contains(text, "unused"));
}

TEST_CASE("a single problem stands on the file's line") {
    model m;
    m.input("x", {1, 8}).output("y");
    m.add("Sinh", {"x"}, {"y"}).named("e");
    CHECK(m.refusal().rfind("folder/model.onnx: node 'e' (Sinh): the operator is not supported", 0) == 0);
}

TEST_CASE("a model has one input") {
    SUBCASE("initializers listed as inputs do not count") {
        model m = small_network();
        m.input("w", {2, 1, 3}).input("b", {2});
        CHECK(m.refusal().empty());
    }
    SUBCASE("none") {
        model m = small_network();
        m.proto.mutable_graph()->clear_input();
        CHECK(contains(m.refusal(), "the model has 0 inputs; expected exactly one"));
    }
    SUBCASE("two, told beside what else is wrong") {
        model m = small_network();
        m.input("z", {1}).proto.mutable_graph()->mutable_node(1)->set_op_type("Sinh");
        m.proto.mutable_graph()->mutable_node(1)->add_input("z");
        CHECK(contains(m.refusal(), "the model has 2 inputs: 'x', 'z'; expected exactly one"));
        CHECK(contains(m.refusal(), "node 'r' (Sinh)"));
    }
    SUBCASE("two of which none is read") {
        model m;
        m.input("x", {1, 4}).input("z", {1, 4}).output("y").initializer("c", floats({1, 4}, ramp(4)));
        m.add("Identity", {"c"}, {"y"});
        CHECK(contains(m.refusal(), "the model has 2 inputs: 'x', 'z'; expected exactly one"));
    }
    SUBCASE("others are left out with a warning where nothing that matters reads them") {
        model m = small_network();
        m.input("z", {}).input("not even numbers", {3}, string_type);
        m.add("Sinh", {"z"}, {"dead end"});
        const zgen::graph g = m.import();
        CHECK(g.warnings ==
              strings{"input 'z' has no effect on the output; the network does not take it",
                      "input 'not even numbers' has no effect on the output; the network does not take it"});
        CHECK(g.input == zgen::shape{6, 1});
        CHECK(zgen::evaluate(g, std::vector<double>{1, 2, 3, 4, 5, 6}) ==
              zgen::evaluate(small_network().import(), std::vector<double>{1, 2, 3, 4, 5, 6}));
        CHECK(small_network().import().warnings.empty());
    }
}

TEST_CASE("an output whose declared shape is not the network's has a warning that says so") {
    // The network computes (1, 2, 4) for (1, 1, 6).
    const auto warnings = [](const integers& declared, std::int64_t batch = 1) {
        model m;
        m.input("x", {batch, 1, 6}).output("y", declared).initializer("w", floats({2, 1, 3}, ramp(6)));
        m.add("Conv", {"x", "w"}, {"y"});
        return m.import().warnings;
    };
    const auto warning = [](const std::string& declared) {
        return strings{"output 'y' has the shape " + declared + " in the file; the network computes (1, 2, 4)"};
    };
    CHECK(warnings({1, 2, 4}).empty());
    CHECK(warnings({1, 2, 5}) == warning("(1, 2, 5)"));
    CHECK(warnings({1, 8}) == warning("(1, 8)"));
    CHECK(warnings({-1, 2, 5}) == warning("(?, 2, 5)"));
    CHECK(warnings({1, 2, 4, 1}) == warning("(1, 2, 4, 1)"));
    CHECK(warnings(integers(100, 1)) == warning("(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ...)"));
    SUBCASE("extents that are not known are no contradiction") {
        CHECK(warnings({}).empty());
        CHECK(warnings({-1, -1, -1}).empty());
        CHECK(warnings({0, 2, 0}).empty());
    }
    SUBCASE("the batch is that of the input, or one sample") {
        CHECK(warnings({7, 2, 4}) == warning("(7, 2, 4)"));
        CHECK(warnings({7, 2, 4}, 7).empty());
        CHECK(warnings({1, 2, 4}, 7).empty());
        CHECK(warnings({8, 2, 4}, 7) == warning("(8, 2, 4)"));
        CHECK(warnings({7, 2, 4}, -1).empty());
    }
}

TEST_CASE("the input's extents are known, but for the batch") {
    const auto with_input = [](const integers& extents, int type = float_type) {
        model m = small_network();
        m.proto.mutable_graph()->clear_input();
        return m.input("x", extents, type).refusal();
    };
    CHECK(with_input({1, 1, 6}).empty());
    CHECK(with_input({789444, 1, 6}).empty());
    CHECK(with_input({0, 1, 6}).empty());
    CHECK(with_input({1, 1, 6}, double_type).empty());
    CHECK(with_input({1, 1, 6}, float16_type).empty());
    CHECK(contains(with_input({1, 1, 6}, bool_type), "input 'x': its type is BOOL"));
    CHECK(contains(with_input({1, 1, -1}), "input 'x': the extent of axis 2 is not fixed"));
    CHECK(contains(with_input({1, 1, -2}), "input 'x': the extent of axis 2 is -2"));
    CHECK(contains(with_input({1, 1, std::int64_t{1} << 62}), "expected at most"));
    CHECK(contains(with_input({}), "input 'x': it is a single number"));

    model untyped = small_network();
    untyped.proto.mutable_graph()->mutable_input(0)->clear_type();
    CHECK(contains(untyped.refusal(), "input 'x': it has no type and shape"));
}

TEST_CASE("a model has one output, which a node computes") {
    model m = small_network();
    m.output("r");
    CHECK(contains(m.refusal(), "the model has 2 outputs: 'y', 'r'"));

    model missing = small_network();
    missing.proto.mutable_graph()->mutable_output(0)->set_name("z");
    CHECK(contains(missing.refusal(), "output 'z': no node computes it"));

    model constant = small_network();
    constant.proto.mutable_graph()->mutable_node(3)->set_op_type("Identity");
    constant.proto.mutable_graph()->mutable_node(3)->set_input(0, "v");
    constant.proto.mutable_graph()->mutable_node(3)->clear_attribute();
    CHECK(contains(constant.refusal(), "output 'y': it is constant; expected the network's activation"));
}

TEST_CASE("every tensor has one producer, before its readers") {
    SUBCASE("two nodes") {
        model m = small_network();
        m.add("Relu", {"x"}, {"r"});
        CHECK(contains(m.refusal(), "the name 'r' is given to two tensors"));
    }
    SUBCASE("two initializers") {
        model m = small_network();
        m.initializer("w", floats({1}, {0.0F}));
        CHECK(contains(m.refusal(), "the name 'w' is given to two tensors"));
    }
    SUBCASE("the input and a node") {
        model m = small_network();
        m.add("Relu", {"r"}, {"x"});
        CHECK(contains(m.refusal(), "the name 'x' is given to two tensors"));
    }
    SUBCASE("none") {
        model m = small_network();
        m.proto.mutable_graph()->mutable_initializer(1)->set_name("other");
        CHECK(contains(m.refusal(), "node '/0/Conv' (Conv): input 2 'b' is neither"));
    }
    SUBCASE("a cycle") {
        model m = small_network();
        m.proto.mutable_graph()->mutable_node(0)->set_input(0, "r");
        CHECK(contains(m.refusal(), "node '/0/Conv' (Conv): input 0 'r' is neither"));
    }
}

TEST_CASE("a network's output may be its input") {
    model m;
    m.input("x", {1, 4}).output("y");
    m.add("Identity", {"x"}, {"y"});
    CHECK(m.refusal().empty());
}

TEST_CASE("only first outputs are computed") {
    model m;
    m.input("x", {1, 1, 8}).output("y");
    m.add("MaxPool", {"x"}, {"p", "where"}).named("pool").with("kernel_shape", integers{2});
    m.add("Relu", {"p"}, {"y"});
    CHECK(m.refusal().empty());
    m.proto.mutable_graph()->mutable_node(1)->set_input(0, "where");
    CHECK(contains(m.refusal(), "node 'pool' (MaxPool): its output 1 'where' is used; only output 0 is supported"));
}

TEST_CASE("the output is in the model's order") {
    // Two channels of three positions, kept as they come, so that the output is the input in ONNX's order.
    const auto identity = [](const char* last_op) {
        model m;
        m.input("x", {1, 2, 3}).output("y").initializer("w", floats({2, 2, 1}, {1.0F, 0.0F, 0.0F, 1.0F}));
        m.add("Conv", {"x", "w"}, {"c"});
        m.add(last_op, {"c"}, {"y"});
        return m.import();
    };
    const std::array<double, 6> input{1, 2, 3, 4, 5, 6};
    const std::vector<double> same(input.begin(), input.end());

    const zgen::graph channels_first = identity("Identity");
    CHECK(kinds(channels_first) == strings{"transpose", "conv1d", "transpose"});
    CHECK(channels_first.layers.back().origin == "node 'y' (output)");
    CHECK(zgen::evaluate(channels_first, input) == same);

    const zgen::graph flat = identity("Flatten");
    CHECK(kinds(flat) == strings{"transpose", "conv1d", "transpose", "flatten"});
    CHECK(zgen::evaluate(flat, input) == same);

    const zgen::graph channels_last = identity("Transpose");
    CHECK(kinds(channels_last) == strings{"transpose", "conv1d"});
    CHECK(zgen::evaluate(channels_last, input) == std::vector<double>{1, 4, 2, 5, 3, 6});
}

TEST_CASE("weights that are not finite numbers are refused") {
    const float infinity = std::numeric_limits<float>::infinity();
    for (const float weight : {infinity, -infinity, std::numeric_limits<float>::quiet_NaN()}) {
        model m = small_network();
        m.proto.mutable_graph()->mutable_initializer(0)->Clear();
        *m.proto.mutable_graph()->mutable_initializer(0) = floats({2, 1, 3}, {1, 2, 3, 4, weight, 6});
        m.proto.mutable_graph()->mutable_initializer(0)->set_name("w");
        CHECK(contains(m.refusal(), "node '/0/Conv' (Conv): weight"));
        CHECK(contains(m.refusal(), "expected finite numbers"));
    }
}

TEST_CASE("memory is bounded before it is allocated") {
    SUBCASE("a scalar broadcast over more features than a network may have weights") {
        model m;
        m.input("x", {1, std::int64_t{1} << 26}).output("y").initializer("c", floats({}, {2.0F}));
        m.add("Mul", {"x", "c"}, {"y"});
        CHECK(contains(m.refusal(), "needs more than 2^26 numbers"));
    }
    SUBCASE("a Constant used again and again") {
        model m;
        m.input("x", {1, 1 << 12}).output("y0").initializer("w", floats({1 << 12, 1 << 12}, ramp(1 << 24)));
        const std::array names{"x", "y4", "y3", "y2", "y1", "y0"};
        for (std::size_t i = 0; i + 1 < names.size(); ++i) m.add("MatMul", {names[i], "w"}, {names[i + 1]});
        CHECK(contains(m.refusal(), "node 'y0' (MatMul): tensor 'w': the model needs more than 2^26 numbers"));
    }
    SUBCASE("an activation too large") {
        model m;
        m.input("x", {1, 1, 1 << 20}).output("y").initializer("w", floats({512, 1, 1}, ramp(512)));
        m.add("Conv", {"x", "w"}, {"y"});
        CHECK(contains(m.refusal(), "expected at most 268435456 elements"));
    }
}
