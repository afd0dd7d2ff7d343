// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/operators/operators.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "generator/evaluate/evaluate.hpp"
#include "generator/import/onnx/operators/advice.hpp"
#include "tests/generator/import/onnx_model.hpp"

using namespace onnx_model;
using strings = std::vector<std::string>;
using reals = std::vector<double>;

namespace {

/// 1, 2, 3, ... as the network's input.
reals count(std::size_t size) {
    reals values;
    for (std::size_t i = 0; i < size; ++i) values.push_back(static_cast<double>(i + 1));
    return values;
}

/// The network's output for 1, 2, 3, ...
reals outputs(const model& m) {
    const zgen::graph g = m.import();
    return zgen::evaluate(g, count(g.input.size()));
}

/// One node from x to y.
struct one_node {
    one_node(const integers& extents, const char* op_type, std::initializer_list<const char*> inputs,
             std::int64_t opset = 13)
        : m(opset), made(m.input("x", extents).output("y").add(op_type, inputs, {"y"})) {}

    model m;
    node made;
};

/// A convolution of two filters over two channels, ONNX's way: (channels, length) in and out.
reals plain_convolution(const reals& x, std::size_t length, const std::vector<float>& kernel, std::size_t taps,
                        std::ptrdiff_t stride, std::ptrdiff_t dilation, std::ptrdiff_t pad_begin,
                        std::ptrdiff_t pad_end) {
    const auto size = static_cast<std::ptrdiff_t>(length);
    const std::ptrdiff_t extent = (static_cast<std::ptrdiff_t>(taps) - 1) * dilation + 1;
    reals y;
    for (std::size_t filter = 0; filter < 2; ++filter) {
        for (std::ptrdiff_t start = -pad_begin; start + extent <= size + pad_end; start += stride) {
            double sum = 0;
            for (std::size_t channel = 0; channel < 2; ++channel) {
                for (std::size_t tap = 0; tap < taps; ++tap) {
                    const std::ptrdiff_t at = start + static_cast<std::ptrdiff_t>(tap) * dilation;
                    if (at < 0 || at >= size) continue;
                    sum += static_cast<double>(kernel[(filter * 2 + channel) * taps + tap]) *
                           x[channel * length + static_cast<std::size_t>(at)];
                }
            }
            y.push_back(sum);
        }
    }
    return y;
}

}  // namespace

TEST_CASE("Conv: strides, dilations and pads") {
    struct settings {
        std::int64_t stride, dilation, pad_begin, pad_end;
    };
    const std::vector<float> kernel = ramp(12);
    for (const auto& [stride, dilation, pad_begin, pad_end] :
         {settings{1, 1, 0, 0}, settings{2, 1, 0, 0}, settings{1, 2, 0, 0}, settings{3, 1, 2, 1},
          settings{2, 3, 0, 4}}) {
        one_node conv({1, 2, 9}, "Conv", {"x", "w"});
        conv.m.initializer("w", floats({2, 2, 3}, kernel));
        conv.made.with("strides", integers{stride})
            .with("dilations", integers{dilation})
            .with("pads", integers{pad_begin, pad_end})
            .with("kernel_shape", integers{3})
            .with("group", 1);
        CHECK(outputs(conv.m) == plain_convolution(count(18), 9, kernel, 3, stride, dilation, pad_begin, pad_end));
    }
}

TEST_CASE("Conv: automatic padding") {
    const auto pads = [](const char* mode, std::int64_t taps, std::int64_t stride, std::int64_t length) {
        one_node conv({1, 1, length}, "Conv", {"x", "w"});
        conv.m.initializer("w", floats({1, 1, taps}, ramp(static_cast<std::size_t>(taps))));
        conv.made.with("auto_pad", mode).with("strides", integers{stride});
        const zgen::graph g = conv.m.import();
        const auto& config = std::get<zgen::conv1d>(g.layers.front().op).config;
        return std::pair{config.pad_begin, config.pad_end};
    };
    using pair = std::pair<std::size_t, std::size_t>;
    CHECK(pads("SAME_UPPER", 4, 1, 9) == pair{1, 2});
    CHECK(pads("SAME_LOWER", 4, 1, 9) == pair{2, 1});
    CHECK(pads("SAME_UPPER", 5, 1, 9) == pair{2, 2});
    CHECK(pads("SAME_UPPER", 20, 8, 30) == pair{7, 7});
    CHECK(pads("SAME_UPPER", 1, 3, 10) == pair{0, 0});
    CHECK(pads("VALID", 4, 1, 9) == pair{0, 0});
    CHECK(pads("NOTSET", 4, 1, 9) == pair{0, 0});
}

TEST_CASE("Conv: groups") {
    // Two groups of one channel and two filters.
    one_node conv({1, 2, 3}, "Conv", {"x", "w", "b"});
    conv.m.initializer("w", floats({4, 1, 1}, {1, 10, 100, 1000})).initializer("b", floats({4}, {0, 0.5F, 0, 0}));
    conv.made.with("group", 2);
    CHECK(outputs(conv.m) == reals{1, 2, 3, 10.5, 20.5, 30.5, 400, 500, 600, 4000, 5000, 6000});
}

TEST_CASE("Conv: kernels keep their taps apart from their channels") {
    one_node conv({1, 2, 4}, "Conv", {"x", "w"});
    conv.m.initializer("w", floats({1, 2, 3}, {1, 2, 3, 4, 5, 6}));
    const zgen::graph g = conv.m.import();
    CHECK(std::get<zgen::conv1d>(g.layers[1].op).kernel == reals{1, 4, 2, 5, 3, 6});
}

TEST_CASE("Conv: what does not fit is refused") {
    struct shapes {
        integers x, w, b;
    };
    const auto refusal = [](const shapes& s, const char* attribute = nullptr, const integers& values = {}) {
        const auto make = [](const integers& extents) {
            std::size_t size = 1;
            for (const std::int64_t one : extents) size *= static_cast<std::size_t>(one);
            return floats(extents, ramp(size));
        };
        one_node conv(s.x, "Conv", {"x", "w", "b"});
        conv.m.initializer("w", make(s.w)).initializer("b", make(s.b));
        if (attribute != nullptr) conv.made.with(attribute, values);
        return conv.m.refusal();
    };
    const shapes good{{1, 2, 8}, {3, 2, 4}, {3}};
    CHECK(refusal(good).empty());
    CHECK(contains(refusal({{1, 2, 8}, {3, 1, 4}, {3}}), "2 channels meet a kernel of 3 filters over 1 channels"));
    CHECK(contains(refusal({{1, 2, 8}, {3, 2, 4}, {4}}), "the bias has shape (4); expected (3)"));
    CHECK(contains(refusal({{1, 2, 8}, {3, 2, 9}, {3}}), "a kernel over 9 positions meets an input of 8"));
    CHECK(contains(refusal({{1, 2, 8}, {3, 2, 1, 4}, {3}}), "expected as many axes in both"));
    CHECK(contains(refusal({{1, 2, 5, 8}, {3, 2, 1, 4}, {3}}), "with one spatial axis longer than 1 at most"));
    CHECK(refusal(good, "pads", {1, 0}).empty());
    CHECK(contains(refusal(good, "pads", {-1, 0}), "pads has the value -1"));
    CHECK(contains(refusal(good, "pads", {0, 0, 0, 0}), "pads has 4 values; expected 2"));
    CHECK(contains(refusal(good, "strides", {0}), "strides has the value 0"));
    CHECK(contains(refusal(good, "dilations", {0}), "dilations has the value 0"));
    CHECK(contains(refusal(good, "dilations", {1 << 28}), "expected it to reach over at most"));
    CHECK(contains(refusal(good, "kernel_shape", {5}), "kernel_shape is 5 and the kernel has 4 taps"));
    CHECK(contains(refusal(good, "kernel_shape", {4, 4}), "kernel_shape has 2 values; expected 1"));
    CHECK(contains(refusal(good, "group", {1}), "attribute group has type 7; expected type 2"));
}

TEST_CASE("MaxPool and AveragePool") {
    const auto pooled = [](const char* op_type, const integers& pads, const char* flag) {
        one_node pool({1, 1, 6}, op_type, {"x"});
        pool.made.with("kernel_shape", integers{3}).with("strides", integers{2}).with("pads", pads);
        if (flag != nullptr) pool.made.with(flag, 1);
        return outputs(pool.m);
    };
    CHECK(pooled("MaxPool", {0, 0}, nullptr) == reals{3, 5});
    CHECK(pooled("MaxPool", {0, 0}, "ceil_mode") == reals{3, 5, 6});
    CHECK(pooled("MaxPool", {1, 1}, nullptr) == reals{2, 4, 6});
    CHECK(pooled("MaxPool", {0, 0}, "storage_order") == reals{3, 5});
    CHECK(pooled("AveragePool", {0, 0}, nullptr) == reals{2, 4});
    CHECK(pooled("AveragePool", {1, 1}, nullptr) == reals{1.5, 3, 5});
    CHECK(pooled("AveragePool", {1, 1}, "count_include_pad") == reals{1, 3, 5});
    CHECK(pooled("AveragePool", {0, 0}, "ceil_mode") == reals{2, 4, 5.5});
}

TEST_CASE("dilated pooling") {
    const auto pooled = [](const char* op_type, const integers& pads, const char* flag) {
        one_node pool({1, 1, 6}, op_type, {"x"});
        pool.made.with("kernel_shape", integers{2}).with("strides", integers{2}).with("pads", pads);
        pool.made.with("dilations", integers{3});
        if (flag != nullptr) pool.made.with(flag, 1);
        return outputs(pool.m);
    };
    CHECK(pooled("MaxPool", {0, 0}, nullptr) == reals{4, 6});
    CHECK(pooled("MaxPool", {0, 0}, "ceil_mode") == reals{4, 6});
    CHECK(pooled("MaxPool", {1, 3}, nullptr) == reals{3, 5, 4, 6});
    CHECK(pooled("AveragePool", {1, 3}, nullptr) == reals{3, 3.5, 4, 6});
    CHECK(pooled("AveragePool", {1, 3}, "count_include_pad") == reals{1.5, 3.5, 2, 3});
    one_node same({1, 1, 6}, "MaxPool", {"x"});
    same.made.with("kernel_shape", integers{3}).with("dilations", integers{3}).with("auto_pad", "SAME_UPPER");
    CHECK(outputs(same.m) == reals{4, 5, 6, 4, 5, 6});
}

TEST_CASE("pooling rounded up ignores windows that start on the padding") {
    // Starts 0, 3 and 6: position 6 is padding.
    one_node pool({1, 1, 5}, "MaxPool", {"x"});
    pool.made.with("kernel_shape", integers{2})
        .with("strides", integers{3})
        .with("pads", integers{1, 1})
        .with("ceil_mode", 1);
    CHECK(outputs(pool.m) == reals{1, 4});
}

TEST_CASE("pooling that is not supported says why") {
    const auto refusal = [](const char* op_type, const char* first, const integers& values,
                            const char* flag = nullptr) {
        one_node pool({1, 1, 7}, op_type, {"x"});
        pool.made.with("strides", integers{2});
        if (std::string(first) != "kernel_shape") pool.made.with("kernel_shape", integers{4});
        pool.made.with(first, values);
        if (flag != nullptr) pool.made.with(flag, 1).with("ceil_mode", 1);
        return pool.m.refusal();
    };
    CHECK(refusal("MaxPool", "kernel_shape", {3}).empty());
    CHECK(contains(refusal("MaxPool", "kernel_shape", {3, 3}), "kernel_shape has 2 values"));
    CHECK(contains(refusal("MaxPool", "kernel_shape", {8}), "a window over 8 positions meets 7"));
    CHECK(contains(refusal("MaxPool", "dilations", {3}), "a window over 10 positions meets 7"));
    CHECK(contains(refusal("MaxPool", "dilations", {1 << 28}), "expected it to reach over at most"));
    CHECK(contains(refusal("MaxPool", "pads", {4, 0}), "hold a whole window over 4 positions"));
    CHECK(contains(refusal("AveragePool", "pads", {1, 1}, "count_include_pad"), "past counted padding"));

    one_node bare({1, 1, 7}, "MaxPool", {"x"});
    CHECK(contains(bare.m.refusal(), "it has no kernel_shape"));
}

TEST_CASE("global pooling") {
    CHECK(outputs(one_node({1, 2, 3}, "GlobalAveragePool", {"x"}).m) == reals{2, 5});
    CHECK(outputs(one_node({1, 2, 3}, "GlobalMaxPool", {"x"}).m) == reals{3, 6});
    CHECK(contains(one_node({1, 3}, "GlobalMaxPool", {"x"}).m.refusal(), "expected (1, channels, length)"));
}

TEST_CASE("Gemm in its dialects") {
    const auto gemm = [](const integers& b, const integers& c, std::int64_t opset = 13) {
        one_node made({-1, 3}, "Gemm", {"x", "b", "c"}, opset);
        made.m.initializer("b", floats(b, {1, 2, 3, 4, 5, 6}));
        made.m.initializer("c", c.empty() || c.back() == 1 ? floats(c, {0.5F}) : floats(c, {0.5F, -0.5F}));
        return made;
    };
    CHECK(outputs(gemm({3, 2}, {2}).m) == reals{22.5, 27.5});
    CHECK(outputs(gemm({3, 2}, {1, 2}).m) == reals{22.5, 27.5});
    CHECK(outputs(gemm({3, 2}, {1}).m) == reals{22.5, 28.5});
    CHECK(outputs(gemm({3, 2}, {}).m) == reals{22.5, 28.5});

    auto transposed = gemm({2, 3}, {2});
    transposed.made.with("transB", 1);
    CHECK(outputs(transposed.m) == reals{14.5, 31.5});

    auto scaled = gemm({3, 2}, {2});
    scaled.made.with("alpha", 2.0F).with("beta", 4.0F);
    CHECK(outputs(scaled.m) == reals{46, 54});

    auto old = gemm({3, 2}, {2}, 6);
    old.made.with("broadcast", 1);
    CHECK(outputs(old.m) == reals{22.5, 27.5});

    one_node bare({-1, 3}, "Gemm", {"x", "b"});
    bare.m.initializer("b", floats({3, 1}, {1, 2, 3}));
    CHECK(outputs(bare.m) == reals{14});

    auto turned = gemm({3, 2}, {2});
    turned.made.with("transA", 1);
    CHECK(contains(turned.m.refusal(), "it works across the samples of a batch"));
    one_node unlike({1, 3}, "Gemm", {"x", "b"});
    unlike.m.initializer("b", floats({3, 2}, {1, 2, 3, 4, 5, 6}));
    unlike.made.with("transA", 1);
    CHECK(contains(unlike.m.refusal(), "A has shape (3, 1) and B (3, 2)"));
    one_node column({1, 3}, "Gemm", {"x", "b", "c"});
    column.m.initializer("b", floats({1, 2}, {1, 10})).initializer("c", floats({3, 1}, {0.5F, 0.25F, 0}));
    column.made.with("transA", 1);
    CHECK(outputs(column.m) == reals{1.5, 10.5, 2.25, 20.25, 3, 30});
    CHECK(contains(gemm({2, 3}, {2}).m.refusal(), "A has shape (1, 3) and B (2, 3)"));
    CHECK(contains(gemm({6, 1}, {2}).m.refusal(), "A has shape (1, 3) and B (6, 1)"));
}

TEST_CASE("Gemm adds what another layer computes") {
    model m;
    m.input("x", {-1, 2}).output("y").initializer("b", floats({2, 2}, {1, 2, 3, 4}));
    m.add("Relu", {"x"}, {"c"});
    m.add("Gemm", {"x", "b", "c"}, {"y"}).with("beta", 2.0F);
    CHECK(outputs(m) == reals{9, 14});

    model narrow;
    narrow.input("x", {-1, 2}).output("y").initializer("b", floats({2, 1}, {1, 2}));
    narrow.add("Relu", {"x"}, {"c"});
    narrow.add("Gemm", {"x", "b", "c"}, {"y"});
    CHECK(contains(narrow.refusal(), "C has shape (1, 2), computed from the model's input; expected (1, 1)"));
}

TEST_CASE("MatMul: rows, columns and positions") {
    const auto matmul = [](const integers& x, std::initializer_list<const char*> inputs) {
        one_node made(x, "MatMul", inputs);
        made.m.initializer("w", floats({2, 2}, {1, 2, 3, 4}));
        return made.m;
    };
    CHECK(outputs(matmul({-1, 2}, {"x", "w"})) == reals{7, 10});
    CHECK(outputs(matmul({2}, {"x", "w"})) == reals{7, 10});
    CHECK(outputs(matmul({2}, {"w", "x"})) == reals{5, 11});
    CHECK(outputs(matmul({1, 2, 1}, {"w", "x"})) == reals{5, 11});
    // Three positions of two channels: the same matrix at each.
    const model positions = matmul({1, 3, 2}, {"x", "w"});
    CHECK(kinds(positions.import()) == strings{"conv1d"});
    CHECK(outputs(positions) == reals{7, 10, 15, 22, 23, 34});
    CHECK(outputs(matmul({1, 2, 3}, {"w", "x"})) == reals{9, 12, 15, 19, 26, 33});
    CHECK(contains(matmul({-1, 3}, {"x", "w"}).refusal(), "A has shape (1, 3) and B (2, 2)"));
    CHECK(contains(matmul({-1, 2}, {"x", "x"}).refusal(), "input 1 'x' is computed from the model's input"));
}

TEST_CASE("a flattened convolution feeds the columns it means") {
    // Channels-first flattening, channels-last flattening, and a reshape that flattens: all absorbed by the matrix.
    const std::vector<float> kernel = ramp(12);
    const std::vector<float> head = ramp(10, 1.0F);
    const reals convolved = plain_convolution(count(14), 7, kernel, 3, 1, 1, 0, 0);  // (2, 5)
    for (const bool transposed : {false, true}) {
        for (const bool reshaped : {false, true}) {
            model m;
            m.input("x", {1, 2, 7}).output("y").initializer("w", floats({2, 2, 3}, kernel));
            m.initializer("v", floats({1, 10}, head)).initializer("shape", ints({1, -1}));
            m.add("Conv", {"x", "w"}, {"c"});
            if (transposed) {
                m.add("Transpose", {"c"}, {"t"}).with("perm", integers{0, 2, 1});
            } else {
                m.add("Identity", {"c"}, {"t"});
            }
            if (reshaped) {
                m.add("Reshape", {"t", "shape"}, {"f"});
            } else {
                m.add("Flatten", {"t"}, {"f"});
            }
            m.add("Gemm", {"f", "v"}, {"y"}).with("transB", 1);
            double expected = 0;
            for (std::size_t i = 0; i < 10; ++i) {
                expected += static_cast<double>(head[i]) * (transposed ? convolved[i % 2 * 5 + i / 2] : convolved[i]);
            }
            CHECK(outputs(m) == reals{expected});
            CHECK(kinds(m.import()) == strings{"transpose", "conv1d", "flatten", "dense"});
        }
    }
}

TEST_CASE("an input shape is read as its first layer needs it") {
    SUBCASE("features, lifted to one channel for a convolution") {
        model m;
        m.input("x", {-1, 4}).output("y").initializer("w", floats({1, 1, 2}, {1, 1})).initializer("axis", ints({1}));
        m.initializer("lo", floats({4}, {1, 2, 3, 4})).initializer("two", floats({}, {2}));
        m.add("Sub", {"x", "lo"}, {"a"});
        m.add("Mul", {"a", "two"}, {"s"});
        m.add("Unsqueeze", {"s", "axis"}, {"u"});
        m.add("Conv", {"u", "w"}, {"y"});
        const zgen::graph g = m.import();
        CHECK(g.input == zgen::shape{4, 1});
        CHECK(kinds(g) == strings{"affine", "affine", "conv1d"});
        CHECK(std::get<zgen::affine>(g.layers[0].op).shift == reals{-1, -2, -3, -4});
        CHECK(std::get<zgen::affine>(g.layers[1].op).scale == reals{2});
        CHECK(outputs(m) == reals{0, 0, 0});
    }
    SUBCASE("one channel, flattened to features") {
        model m;
        m.input("x", {-1, 1, 4}).output("y").initializer("v", floats({4, 1}, ramp(4)));
        m.initializer("two", floats({}, {2}));
        m.add("Mul", {"x", "two"}, {"s"});
        m.add("Flatten", {"s"}, {"f"});
        m.add("MatMul", {"f", "v"}, {"y"});
        const zgen::graph g = m.import();
        CHECK(g.input == zgen::shape{1, 4});
        CHECK(kinds(g) == strings{"affine", "dense"});
        CHECK(std::get<zgen::affine>(g.layers[0].op).scale == reals{2, 2, 2, 2});
    }
    SUBCASE("features, folded to positions of two channels") {
        model m;
        m.input("x", {-1, 6})
            .output("y")
            .initializer("w", floats({1, 2, 1}, {1, 10}))
            .initializer("to", ints({-1, 3, 2}));
        m.add("Reshape", {"x", "to"}, {"r"});
        m.add("Transpose", {"r"}, {"t"}).with("perm", integers{0, 2, 1});
        m.add("Conv", {"t", "w"}, {"y"});
        CHECK(m.import().input == zgen::shape{3, 2});
        CHECK(outputs(m) == reals{21, 43, 65});
    }
    SUBCASE("channels-last positions") {
        model m;
        m.input("x", {-1, 3, 2}).output("y").initializer("w", floats({1, 2, 1}, {1, 10}));
        m.add("Transpose", {"x"}, {"t"}).with("perm", integers{0, 2, 1});
        m.add("Conv", {"t", "w"}, {"y"});
        CHECK(kinds(m.import()) == strings{"conv1d"});
        CHECK(outputs(m) == reals{21, 43, 65});
    }
}

TEST_CASE("inside the network, memory is read as another shape where a layer needs it") {
    const auto dense_then_conv = [](const integers& shape, std::int64_t channels) {
        model m;
        m.input("x", {-1, 2}).output("y").initializer("v", floats({2, 4}, ramp(8))).initializer("to", ints(shape));
        m.initializer("w", floats({1, channels, 1}, ramp(static_cast<std::size_t>(channels))));
        m.add("MatMul", {"x", "v"}, {"d"});
        m.add("Reshape", {"d", "to"}, {"r"});
        m.add("Conv", {"r", "w"}, {"y"}).named("c");
        return m;
    };
    CHECK(kinds(dense_then_conv({1, 1, 4}, 1).import()) == strings{"dense", "transpose", "conv1d"});
    CHECK(kinds(dense_then_conv({1, 4, 1}, 4).import()) == strings{"dense", "conv1d"});
    // d = 2.75, 3.5, 4.25, 5 as two channels of two positions: 0.25 d0 + 0.5 d2, 0.25 d1 + 0.5 d3.
    CHECK(outputs(dense_then_conv({1, 2, 2}, 2)) == reals{2.8125, 3.375});
}

TEST_CASE("BatchNormalization is an affine layer") {
    const auto normalization = [](const integers& extents, std::int64_t opset, float variance = 4.0F) {
        one_node made(extents, "BatchNormalization", {"x", "g", "b", "m", "v"}, opset);
        made.m.initializer("g", floats({2}, {1, 2})).initializer("b", floats({2}, {0.5F, 0}));
        made.m.initializer("m", floats({2}, {1, -1})).initializer("v", floats({2}, {variance, 0.25F}));
        made.made.with("epsilon", 0.0F).with("momentum", 0.9F);
        return made;
    };
    CHECK(outputs(normalization({-1, 2}, 13).m) == reals{0.5, 12});
    CHECK(outputs(normalization({-1, 2, 2}, 15).m) == reals{0.5, 1, 16, 20});

    auto old = normalization({-1, 2}, 6);
    CHECK(contains(old.m.refusal(), "it is in training mode"));
    old.made.with("is_test", 1).with("spatial", 1);
    CHECK(outputs(old.m) == reals{0.5, 12});

    auto training = normalization({-1, 2}, 14);
    training.made.with("training_mode", 1);
    CHECK(contains(training.m.refusal(), "it is in training mode"));
    auto statistics = normalization({-1, 2}, 13);
    statistics.m.proto.mutable_graph()->mutable_node(0)->add_output("mean");
    CHECK(contains(statistics.m.refusal(), "it is in training mode"));

    CHECK(contains(normalization({-1, 2}, 13, -1.0F).m.refusal(), "variance -1 of channel 0"));
    CHECK(contains(normalization({-1, 3}, 13).m.refusal(), "input 1 has shape (2); expected (3)"));
}

TEST_CASE("BatchNormalization behind a convolution has one value a channel") {
    model m;
    m.input("x", {1, 1, 5}).output("y").initializer("w", floats({2, 1, 2}, ramp(4)));
    m.initializer("p", floats({2}, {1, 2})).initializer("one", floats({2}, {1, 1}));
    m.add("Conv", {"x", "w"}, {"c"});
    m.add("BatchNormalization", {"c", "p", "p", "p", "one"}, {"y"}).with("epsilon", 0.0F);
    const zgen::graph g = m.import();
    const auto& map = std::get<zgen::affine>(g.layers.at(1).op);
    CHECK(map.scale == reals{1, 2});
    CHECK(map.shift == reals{0, -2});
}

TEST_CASE("element-wise operators with a constant") {
    const auto map = [](const char* op_type, bool constant_first, const integers& extents = {3}) {
        one_node made({-1, 3}, op_type,
                      constant_first ? std::initializer_list<const char*>{"c", "x"}
                                     : std::initializer_list<const char*>{"x", "c"});
        made.m.initializer("c", floats(extents, {2, 4, 8}));
        return made.m;
    };
    CHECK(outputs(map("Add", false)) == reals{3, 6, 11});
    CHECK(outputs(map("Add", true)) == reals{3, 6, 11});
    CHECK(outputs(map("Sub", false)) == reals{-1, -2, -5});
    CHECK(outputs(map("Sub", true)) == reals{1, 2, 5});
    CHECK(outputs(map("Mul", false)) == reals{2, 8, 24});
    CHECK(outputs(map("Mul", true)) == reals{2, 8, 24});
    CHECK(outputs(map("Div", false)) == reals{0.5, 0.5, 0.375});
    CHECK(contains(map("Div", true).refusal(), "constants of shape (3) are divided by the activation"));
    CHECK(outputs(map("Add", false, {1, 1, 3})) == reals{3, 6, 11});
    CHECK(contains(map("Add", false, {3, 1}).refusal(),
                   "a constant of shape (3, 1) meets an activation of shape (1, 3)"));

    one_node by_zero({-1, 3}, "Div", {"x", "c"});
    by_zero.m.initializer("c", floats({3}, {1, 0, 1}));
    CHECK(contains(by_zero.m.refusal(), "divided by zero"));
}

TEST_CASE("constants are laid along the axes they mean, whatever the memory's order") {
    // After a convolution memory is channels-last; the model's tensor is (1, 2, 3).
    const auto sum = [](const integers& extents, bool transposed = false) {
        std::size_t size = 1;
        for (const std::int64_t one : extents) size *= static_cast<std::size_t>(one);
        model m;
        m.input("x", {1, 2, 3}).output("y").initializer("w", floats({2, 2, 1}, {1, 0, 0, 1}));
        m.initializer("c", floats(extents, ramp(size, 10.0F)));
        m.add("Conv", {"x", "w"}, {"v"});
        if (transposed) {
            m.add("Transpose", {"v"}, {"t"}).with("perm", integers{0, 2, 1});
            m.add("Add", {"t", "c"}, {"y"});
        } else {
            m.add("Add", {"v", "c"}, {"y"});
        }
        return m;
    };
    CHECK(outputs(sum({1, 2, 1})) == reals{11, 12, 13, 24, 25, 26});
    CHECK(outputs(sum({1, 1, 3})) == reals{11, 22, 33, 14, 25, 36});
    CHECK(outputs(sum({2, 3})) == reals{11, 22, 33, 44, 55, 66});
    CHECK(outputs(sum({1})) == reals{11, 12, 13, 14, 15, 16});
    CHECK(outputs(sum({1, 1, 2}, true)) == reals{11, 24, 12, 25, 13, 26});
    CHECK(outputs(sum({3, 1}, true)) == reals{11, 14, 22, 25, 33, 36});

    const auto scales = [&](const integers& extents) {
        const zgen::graph g = sum(extents).import();
        return std::get<zgen::affine>(g.layers.at(2).op).scale.size();
    };
    CHECK(scales({1, 2, 1}) == 2);
    CHECK(scales({1}) == 2);
    CHECK(scales({1, 1, 3}) == 6);
}

TEST_CASE("before opset 7 constants are broadcast along an axis") {
    one_node made({1, 2, 3}, "Add", {"x", "c"}, 6);
    made.m.initializer("c", floats({2}, {10, 20}));
    made.made.with("broadcast", 1).with("axis", 1);
    CHECK(outputs(made.m) == reals{11, 12, 13, 24, 25, 26});

    one_node outside({1, 2, 3}, "Add", {"x", "c"}, 6);
    outside.m.initializer("c", floats({2, 3, 1}, ramp(6)));
    outside.made.with("broadcast", 1).with("axis", 1);
    CHECK(contains(outside.m.refusal(), "is laid along axis 1 of 3 axes"));

    one_node later({1, 2, 3}, "Add", {"x", "c"}, 7);
    later.m.initializer("c", floats({3}, {10, 20, 30}));
    later.made.with("broadcast", 1);
    CHECK(contains(later.m.refusal(), "attribute 'broadcast' is not supported"));
}

namespace {

/// (x - min x) / (max x - min x) over the axes given, or over all.
model min_max(const integers& extents, const integers& axes, int keepdims, std::int64_t opset = 13) {
    model m(opset);
    m.input("x", extents).output("y");
    for (const auto& [op_type, result] : {std::pair{"ReduceMin", "lo"}, std::pair{"ReduceMax", "hi"}}) {
        node made = m.add(op_type, {"x"}, {result}).with("keepdims", keepdims);
        if (!axes.empty()) made.with("axes", axes);
    }
    m.add("Sub", {"x", "lo"}, {"above"});
    m.add("Sub", {"hi", "lo"}, {"range"});
    m.add("Div", {"above", "range"}, {"y"}).named("quotient");
    return m;
}

}  // namespace

TEST_CASE("min-max normalization is one layer") {
    for (const model& m : {min_max({-1, 5}, {1}, 1), min_max({-1, 1, 5}, {1, 2}, 1), min_max({-1, 1, 5}, {-1}, 1),
                           min_max({1, 5}, {}, 0), min_max({5}, {0}, 1)}) {
        CHECK(kinds(m.import()) == strings{"normalize"});
        CHECK(outputs(m) == reals{0, 0.25, 0.5, 0.75, 1});
    }
    model listed(18);
    listed.input("x", {-1, 5}).output("y").initializer("axes", ints({1}));
    listed.add("ReduceMin", {"x", "axes"}, {"lo"});
    listed.add("ReduceMax", {"x", "axes"}, {"hi"});
    listed.add("Sub", {"x", "lo"}, {"above"});
    listed.add("Sub", {"hi", "lo"}, {"range"});
    listed.add("Div", {"above", "range"}, {"y"});
    CHECK(kinds(listed.import()) == strings{"normalize"});
}

TEST_CASE("minima and maxima that are not part of min-max normalization") {
    CHECK(contains(min_max({-1, 5}, {}, 1).refusal(), "it works across the samples of a batch"));
    CHECK(contains(min_max({-1, 5}, {1}, 0).refusal(), "expected keepdims to be 1"));
    CHECK(contains(min_max({-1, 5}, {2}, 1).refusal(), "axis 2 does not exist"));

    model swapped = min_max({-1, 5}, {1}, 1);
    swapped.proto.mutable_graph()->mutable_node(4)->set_input(0, "x");
    CHECK(contains(swapped.refusal(), "node 'quotient' (Div): two activations are multiplied or divided"));

    model alone;
    alone.input("x", {-1, 5}).output("y");
    alone.add("ReduceMax", {"x"}, {"y"}).with("axes", integers{1});
    CHECK(outputs(alone) == reals{5});
    model lowest;
    lowest.input("x", {-1, 2, 3}).output("y");
    lowest.add("ReduceMin", {"x"}, {"y"}).with("axes", integers{2});
    CHECK(outputs(lowest) == reals{1, 4});
    model mean;
    mean.input("x", {-1, 2, 3}).output("y");
    mean.add("ReduceMean", {"x"}, {"y"}).with("axes", integers{1}).with("keepdims", 0);
    CHECK(outputs(mean) == reals{2.5, 3.5, 4.5});
}

TEST_CASE("an operator is either supported or refused with advice") {
    for (const auto& one : zgen::onnx::operators::all()) CHECK(zgen::onnx::operators::advice(one.op_type).empty());
}

TEST_CASE("constants that hold integers count as numbers beside integers alone, and empty ones never") {
    const auto dropped = [](TensorProto ratio) {
        model m;
        m.input("i", {1, 2}, int64_type).output("y").initializer("ratio", std::move(ratio));
        m.initializer("training", ints({1})).initializer("two", ints({2}));
        m.add("Mul", {"i", "two"}, {"j"});
        m.add("Cast", {"j"}, {"x"}).with("to", float_type);
        m.add("Dropout", {"x", "ratio", "training"}, {"y"});
        return m;
    };
    CHECK(outputs(dropped(floats({1}, {0}))) == reals{2, 4});
    CHECK(contains(dropped(floats({0}, {})).refusal(), "input 1 'ratio' is empty"));
    CHECK(contains(dropped(ints({})).refusal(), "input 1 'ratio' holds integers"));
    model added;
    added.input("i", {1, 2}, int64_type).output("y").initializer("none", ints({}));
    added.add("Add", {"i", "none"}, {"y"});
    CHECK(contains(added.refusal(), "node 'y' (Add): input 1 'none' is empty"));
}

TEST_CASE("Scaler, of the domain ai.onnx.ml") {
    const auto scaled = [](const std::vector<float>& offset, const std::vector<float>& scale, int type = float_type) {
        model m;
        m.input("x", {-1, 3}, type).output("y");
        m.add("Scaler", {"x"}, {"y"}).of_domain("ai.onnx.ml").with("offset", offset).with("scale", scale);
        return m;
    };
    CHECK(outputs(scaled({1, 0, -1}, {2, 3, 4})) == reals{0, 6, 16});
    CHECK(outputs(scaled({1}, {2, 3, 4})) == reals{0, 3, 8});
    CHECK(outputs(scaled({1, 0, -1}, {2}, int64_type)) == reals{0, 4, 8});
    CHECK(contains(scaled({1, 2}, {2}).refusal(), "offset has 2 values; expected 1 or 3"));
    CHECK(contains(scaled({1}, {}).refusal(), "scale has 0 values; expected 1 or 3"));
    model elsewhere;
    elsewhere.input("x", {-1, 3}).output("y");
    elsewhere.add("Scaler", {"x"}, {"y"});
    CHECK(contains(elsewhere.refusal(), "node 'y' (Scaler): the operator is not supported"));
    model unlike;
    unlike.input("x", {-1, 3}).output("y");
    unlike.add("ZipMap", {"x"}, {"y"}).of_domain("ai.onnx.ml");
    CHECK(contains(unlike.refusal(), "operators of domain 'ai.onnx.ml' are not supported; cut the model before"));
}

TEST_CASE("what mixes the samples of a fixed batch takes all of them for one") {
    const auto softmax = [](std::int64_t batch, int axis, bool refused = false) {
        model m;
        m.input("x", {batch, 2}).output("y");
        m.add(refused ? "Sinh" : "Softmax", {"x"}, {"y"}).with("axis", axis);
        return m;
    };
    CHECK(softmax(2, 1).import().input.size() == 2);
    CHECK(softmax(2, 0).import().input.size() == 4);
    const reals y = outputs(softmax(2, 0));
    CHECK(y[0] + y[2] == doctest::Approx(1));
    CHECK(y[0] == doctest::Approx(1 / (1 + std::exp(2))));
    CHECK(contains(softmax(-1, 0).refusal(), "it works across the samples of a batch"));
    CHECK(contains(softmax(1 << 28, 0).refusal(), "it works across the samples of a batch"));
    CHECK(contains(softmax(2, 0, true).refusal(), "the operator is not supported"));

    const auto matmul = [](std::int64_t batch, const integers& extents, bool constant_first) {
        model m;
        m.input("x", {batch, 1, 2}).output("y").initializer("c", floats(extents, std::vector<float>(4, 1)));
        if (constant_first)
            m.add("MatMul", {"c", "x"}, {"y"});
        else
            m.add("MatMul", {"x", "c"}, {"y"});
        return m;
    };
    CHECK(matmul(2, {2, 2}, false).import().input.size() == 2);
    CHECK(matmul(2, {4, 1}, true).import().input.size() == 2);
    CHECK(matmul(2, {2, 2, 1}, false).import().input.size() == 4);
    CHECK(outputs(matmul(2, {2, 2, 1}, false)) == reals{3, 7});
    CHECK(contains(matmul(-1, {2, 2, 1}, false).refusal(), "it works across the samples of a batch"));

    model left(13);
    left.input("x", {2, 3}).output("y").initializer("c", floats({1, 2}, {1, 10}));
    left.add("MatMul", {"c", "x"}, {"y"});
    CHECK(outputs(left) == reals{41, 52, 63});
    model transposed(13);
    transposed.input("x", {2, 3}).output("y").initializer("c", floats({2, 1}, {1, 10}));
    transposed.add("Gemm", {"x", "c"}, {"y"}).with("transA", 1);
    CHECK(outputs(transposed) == reals{41, 52, 63});
    model moved(13);
    moved.input("x", {2, 3}).output("y");
    moved.add("Transpose", {"x"}, {"t"});
    moved.add("Softmax", {"t"}, {"y"}).with("axis", 1);
    CHECK(moved.import().input.size() == 6);
    model beside(13);
    beside.input("x", {2, 1}).output("y").initializer("c", floats({1, 1}, {9}));
    beside.add("Concat", {"x", "c"}, {"y"}).with("axis", 0);
    CHECK(outputs(beside) == reals{1, 2, 9});
}

TEST_CASE("Reshape: zeros, a -1 and a fixed batch") {
    const auto reshaped = [](const integers& extents, const integers& shape, int allow_zero = 0) {
        model m(14);
        m.input("x", extents)
            .output("y")
            .initializer("shape", ints(shape))
            .initializer("w", floats({1, 2, 1}, {1, 10}));
        m.add("Reshape", {"x", "shape"}, {"r"}).named("r").with("allowzero", allow_zero);
        m.add("Conv", {"r", "w"}, {"y"});
        return m;
    };
    const reals expected{31, 42};
    CHECK(outputs(reshaped({-1, 4}, {-1, 2, 2})) == expected);
    CHECK(outputs(reshaped({-1, 4}, {0, 2, -1})) == expected);
    CHECK(outputs(reshaped({50, 4}, {50, 2, 2})) == expected);
    CHECK(outputs(reshaped({50, 4}, {50, 2, -1})) == expected);
    CHECK(outputs(reshaped({50, 4}, {-1, 2, 2})) == expected);
    CHECK(contains(reshaped({-1, 4}, {50, 2, 2}).refusal(), "(1, 4) is reshaped to (50, 2, 2)"));
    CHECK(contains(reshaped({-1, 4}, {-1, 2, -1}).refusal(), "is reshaped to (-1, 2, -1)"));
    CHECK(contains(reshaped({-1, 4}, {-1, 3, 2}).refusal(), "is reshaped to (-1, 3, 2)"));
    CHECK(contains(reshaped({-1, 4}, {1, 2, 2, 0}).refusal(), "is reshaped to (1, 2, 2, 0)"));
    CHECK(contains(reshaped({-1, 4}, {0, 2, 2}, 1).refusal(), "is reshaped to (0, 2, 2)"));
    CHECK(contains(reshaped({-1, 4}, {1, 2, -2}).refusal(), "is reshaped to (1, 2, -2)"));

    model computed;
    computed.input("x", {-1, 4}).output("y");
    computed.add("Reshape", {"x", "x"}, {"y"}).named("r");
    CHECK(contains(computed.refusal(), "node 'r' (Reshape): input 1 'x' is not a constant list"));
}

TEST_CASE("Squeeze, Unsqueeze and Flatten move no data") {
    const auto refusal = [](const char* op_type, const char* attribute, const integers& values) {
        one_node made({1, 1, 4}, op_type, {"x"}, 11);
        if (attribute != nullptr) made.made.with(attribute, values);
        return made.m.refusal();
    };
    CHECK(refusal("Squeeze", "axes", {1}).empty());
    CHECK(refusal("Squeeze", "axes", {-2}).empty());
    CHECK(refusal("Squeeze", nullptr, {}).empty());
    CHECK(contains(refusal("Squeeze", "axes", {2}), "axis 2 of (1, 1, 4) is squeezed"));
    CHECK(contains(refusal("Squeeze", "axes", {3}), "axis 3 does not exist"));
    CHECK(contains(refusal("Squeeze", "axes", {1, 1}), "axis 1 is named twice"));
    CHECK(refusal("Unsqueeze", "axes", {0, 4}).empty());
    CHECK(contains(refusal("Unsqueeze", nullptr, {}), "it has no axes"));
    CHECK(contains(refusal("Unsqueeze", "axes", integers(20, 0)), "expected at most 16"));

    one_node whole({1, 2, 4}, "Flatten", {"x"});
    whole.made.with("axis", 3);
    CHECK(whole.m.refusal().empty());
    one_node beyond({1, 2, 4}, "Flatten", {"x"});
    beyond.made.with("axis", 4);
    CHECK(contains(beyond.m.refusal(), "axis 4 does not exist"));
}

TEST_CASE("Transpose") {
    const auto refusal = [](const integers& perm) {
        one_node made({1, 2, 4}, "Transpose", {"x"});
        made.made.with("perm", perm);
        return made.m.refusal();
    };
    CHECK(refusal({0, 2, 1}).empty());
    CHECK(contains(refusal({0, 2, 2}), "perm is (0, 2, 2); expected each of 3 axes once"));
    CHECK(contains(refusal({0, 2}), "perm is (0, 2)"));
    CHECK(contains(refusal({0, 2, 3}), "axis 3 does not exist"));

    // Weights are transposed, too.
    model m;
    m.input("x", {-1, 2}).output("y").initializer("w", floats({3, 2}, {1, 2, 3, 4, 5, 6}));
    m.add("Transpose", {"w"}, {"t"});
    m.add("MatMul", {"x", "t"}, {"y"});
    CHECK(outputs(m) == reals{5, 11, 17});
}

TEST_CASE("Constant in its forms") {
    const auto scaled = [](const auto& set) {
        model m;
        m.input("x", {-1, 2}).output("y");
        set(m.add("Constant", {}, {"c"}));
        m.add("Mul", {"x", "c"}, {"y"}).named("times");
        return m;
    };
    CHECK(outputs(scaled([](node n) { n.with("value", floats({2}, {3, 4})); })) == reals{3, 8});
    CHECK(outputs(scaled([](node n) { n.with("value_float", 3.0F); })) == reals{3, 6});
    CHECK(outputs(scaled([](node n) { n.with("value_floats", std::vector<float>{3, 5}); })) == reals{3, 10});
    CHECK(contains(scaled([](node n) { n.with("value_int", 3); }).refusal(), "input 1 'c' holds integers"));
    CHECK(contains(scaled([](node n) {
                       n.with("value_ints", integers{3, 4});
                   }).refusal(),
                   "input 1 'c' holds integers"));
    CHECK(contains(scaled([](node n) { n.with("value_string", "3"); }).refusal(),
                   "node 'c' (Constant): it holds no numbers"));
}

TEST_CASE("Identity and Dropout pass their input on") {
    const auto dropped = [](std::int64_t opset, int is_test, bool training) {
        model m(opset);
        m.input("x", {-1, 2}).output("y").initializer("ratio", floats({}, {0.5F}));
        TensorProto mode = tensor({}, bool_type);
        mode.add_int32_data(training ? 1 : 0);
        m.initializer("mode", mode);
        m.add("Identity", {"x"}, {"i"});
        m.add("Relu", {"i"}, {"r"});
        if (opset < 12) {
            node made = m.add("Dropout", {"r"}, {"y", "mask"}).with("ratio", 0.5F);
            if (is_test >= 0) made.with("is_test", is_test);
        } else {
            m.add("Dropout", {"r", "ratio", "mode"}, {"y"}).with("seed", 3);
        }
        return m;
    };
    CHECK(outputs(dropped(13, -1, false)) == reals{1, 2});
    CHECK(outputs(dropped(7, -1, false)) == reals{1, 2});
    CHECK(outputs(dropped(6, 1, false)) == reals{1, 2});
    CHECK(contains(dropped(13, -1, true).refusal(), "it is in training mode"));
    model nothing = dropped(13, -1, true);
    nothing.proto.mutable_graph()->mutable_initializer(0)->CopyFrom(floats({}, {0}));
    nothing.proto.mutable_graph()->mutable_initializer(0)->set_name("ratio");
    CHECK(outputs(nothing) == reals{1, 2});
    CHECK(contains(dropped(6, 0, false).refusal(), "it is in training mode"));
}

TEST_CASE("Cast between real types keeps values, and constants are rounded") {
    const auto cast = [](int to) {
        one_node made({-1, 2}, "Cast", {"x"});
        made.made.with("to", to);
        return made.m;
    };
    for (const int type : {float_type, double_type, float16_type, bfloat16_type}) CHECK(cast(type).refusal().empty());
    CHECK(contains(cast(int64_type).refusal(), "the activation is cast to INT64"));

    const auto times = [](TensorProto constant, int to) {
        model m;
        m.input("x", {-1, 1}).output("y").initializer("c", std::move(constant));
        m.add("Cast", {"c"}, {"d"}).with("to", to);
        m.add("Mul", {"x", "d"}, {"y"});
        return m;
    };
    TensorProto tenth = tensor({1}, double_type);
    tenth.add_double_data(0.1);
    CHECK(outputs(times(tenth, double_type)) == reals{0.1});
    CHECK(outputs(times(tenth, float_type)) == reals{static_cast<double>(0.1F)});
    CHECK(outputs(times(tenth, float16_type)) == reals{0x1.998p-4});
    CHECK(outputs(times(tenth, bfloat16_type)) == reals{0x1.9ap-4});
    CHECK(outputs(times(floats({1}, {0x1p-24F * 1.5F}), float16_type)) == reals{0x1p-23});
    CHECK(outputs(times(floats({1}, {65519.0F}), float16_type)) == reals{65504});
    CHECK(contains(times(floats({1}, {65520.0F}), float16_type).refusal(), "node 'y' (Mul)"));
    CHECK(outputs(times(ints({3}), float_type)) == reals{3});
    CHECK(contains(times(ints({3}), int32_type).refusal(), "holds integers"));
    CHECK(contains(times(tenth, int64_type).refusal(), "a constant of real numbers is cast to INT64"));
}

TEST_CASE("integers of the input are moved, added, multiplied, and cast, and nothing else is done") {
    const auto padded = [](int type) {
        model m;
        m.input("x", {-1, 1, 3}, type).output("y").initializer("p", ints({0, 0, 1, 0, 0, 1}));
        m.add("Pad", {"x", "p"}, {"d"}).with("mode", "reflect");
        m.add("Reshape", {"d", "s"}, {"y"});
        m.initializer("s", ints({-1, 5}));
        return m;
    };
    for (const int type : {2, 3, 4, 5, int32_type, int64_type, 12, 13})
        CHECK(outputs(padded(type)) == reals{2, 1, 2, 3, 2});
    CHECK(contains(padded(bool_type).refusal(), "its type is BOOL; expected real numbers or integers"));

    const auto added = [](int type) {
        model m;
        m.input("x", {-1, 2}, type).output("y").initializer("c", ints({3, -4}));
        m.add("Add", {"x", "c"}, {"s"}).named("plus");
        m.add("Mul", {"s", "c"}, {"y"});
        return m;
    };
    CHECK(outputs(added(int64_type)) == reals{12, 8});
    CHECK(contains(added(2).refusal(),
                   "node 'plus' (Add): its input 'x' holds integers of type UINT8; expected a Cast "
                   "to FLOAT before it"));

    const auto softsign = [](bool cast) {
        model m;
        m.input("x", {-1, 1}, int32_type).output("y");
        m.add("Identity", {"x"}, {"i"});
        if (cast) m.add("Cast", {"i"}, {"f"}).with("to", float_type);
        m.add("Softsign", {cast ? "f" : "i"}, {"y"}).named("sign");
        return m;
    };
    CHECK(outputs(softsign(true)) == reals{0.5});
    CHECK(contains(softsign(false).refusal(), "node 'sign' (Softsign): its input 'i' holds integers of type INT32"));
}
