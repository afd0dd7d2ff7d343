// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "generator/evaluate/evaluate.hpp"
#include "generator/import/keras/keras.hpp"
#include "tests/generator/import/keras/hdf5_writer.hpp"
#include "tests/generator/import/keras/model_file.hpp"
#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"

using nlohmann::json;
using zgen::shape;

namespace {

/// One Conv1D with 2 input channels, 3 filters and the settings given.
model_file conv(const json& settings,
                std::vector<model_file::weight> weights = {counting("kernel", {2, 2, 3}), counting("bias", {3}, 100)}) {
    json config{{"filters", 3}, {"kernel_size", {2}}};
    if (!settings.is_null()) config.update(settings);
    return {{4, 2}, {{"Conv1D", "conv1d", config, std::move(weights)}}};
}

const zinfer::conv1d_config& config_of(const zgen::graph& g) {
    return std::get<zgen::conv1d>(g.layers[0].op).config;
}

}  // namespace

TEST_CASE("Keras's kernel (taps, channels, filters) is turned, and the bias added") {
    // Position 0 sees 1, 10 then 100, 1000; filter 0 has 1, 4, 7, 10.
    CHECK(conv({}).outputs({1, 10, 100, 1000, 0, 0, 0, 0}) ==
          std::vector<double>{1 + 40 + 700 + 10000 + 100, 2 + 50 + 800 + 11000 + 101, 3 + 60 + 900 + 12000 + 102,
                              100 + 4000 + 100, 200 + 5000 + 101, 300 + 6000 + 102, 100, 101, 102});
}

TEST_CASE("stride, dilation and padding") {
    CHECK(config_of(conv({{"strides", 2}}).imported()).stride == 2);
    CHECK(config_of(conv({{"dilation_rate", json::array({3})}}).imported()).dilation == 3);
    const auto pads = [](const json& settings) {
        const zinfer::conv1d_config c = config_of(conv(settings).imported());
        return std::pair(c.pad_begin, c.pad_end);
    };
    CHECK(pads({{"padding", "valid"}}) == std::pair<std::size_t, std::size_t>(0, 0));
    CHECK(pads({{"padding", "same"}}) == std::pair<std::size_t, std::size_t>(0, 1));
    CHECK(pads({{"padding", "same"}, {"dilation_rate", 3}}) == std::pair<std::size_t, std::size_t>(1, 2));
    CHECK(pads({{"padding", "same"}, {"strides", 3}}) == std::pair<std::size_t, std::size_t>(0, 1));
    CHECK(pads({{"padding", "causal"}, {"dilation_rate", 2}}) == std::pair<std::size_t, std::size_t>(2, 0));
}

TEST_CASE("groups, a missing bias and a fused relu") {
    const model_file grouped{
        {4, 2},
        {{"Conv1D",
          "c",
          {{"filters", 4}, {"kernel_size", 1}, {"groups", 2}, {"use_bias", false}, {"activation", "relu"}},
          {{"kernel", {1, 1, 4}, {1, -2, 3, -4}}}}}};
    const zgen::graph g = grouped.imported();
    CHECK(networks::names(g) == std::vector<std::string>{"conv1d", "relu"});
    CHECK(zgen::shapes(g).back() == shape{4, 4});
    CHECK(grouped.outputs({1, 10, 2, 20, 3, 30, 4, 40}) ==
          std::vector<double>{1, 0, 30, 0, 2, 0, 60, 0, 3, 0, 90, 0, 4, 0, 120, 0});
}

TEST_CASE("settings and weights that do not fit are refused by name") {
    CHECK(conv({}).refusal() == "no error");
    CHECK(contains(conv({{"activation", "my_act"}}).refusal(),
                   "dir/model.h5: layer 'conv1d' (Conv1D): activation 'my_act' is not supported"));
    CHECK(contains(conv({{"data_format", "channels_middle"}}).refusal(), "expected channels_last or channels_first"));
    CHECK(contains(conv({{"padding", "full"}}).refusal(), "padding 'full' is not supported"));
    CHECK(contains(conv({{"kernel_size", 0}}).refusal(), "kernel_size is '0'; expected a number from 1"));
    CHECK(contains(conv({{"kernel_size", {2, 2}}}).refusal(), "kernel_size is '[2,2]'"));
    CHECK(contains(conv({{"filters", "x"}}).refusal(), "filters is 'x'"));
    CHECK(contains(conv({{"filters", 5}}).refusal(), "kernel has shape (2, 2, 3) in the file; expected (2, 2, 5)"));
    CHECK(contains(conv({{"groups", 2}}).refusal(), "expected (2, 1, 3)"));
    CHECK(contains(conv({}, {counting("kernel", {2, 2, 3})}).refusal(),
                   "weights in the file is 1; expected 2 (kernel, bias)"));
    CHECK(contains(conv({{"use_bias", false}}).refusal(), "weights in the file is 2; expected 1 (kernel)"));
    CHECK(contains(conv({{"kernel_size", 5}}, {counting("kernel", {5, 2, 3}), counting("bias", {3})}).refusal(),
                   "has a window of 5 positions; its input has 4"));
}

TEST_CASE("channels_first turns the activation round the convolution") {
    model_file first = conv({{"data_format", "channels_first"}});
    first.input = {2, 4};
    // The input and the output of the test above, steps innermost.
    CHECK(first.outputs({1, 100, 0, 0, 10, 1000, 0, 0}) ==
          std::vector<double>{1 + 40 + 700 + 10000 + 100, 100 + 4000 + 100, 100, 2 + 50 + 800 + 11000 + 101,
                              200 + 5000 + 101, 101, 3 + 60 + 900 + 12000 + 102, 300 + 6000 + 102, 102});
}

TEST_CASE("a kernel that Keras 1 saved has another axis") {
    CHECK(conv({}, {counting("W", {2, 1, 2, 3}), counting("b", {3}, 100)}).outputs({1, 10, 100, 1000, 0, 0, 0, 0}) ==
          conv({}).outputs({1, 10, 100, 1000, 0, 0, 0, 0}));
}

TEST_CASE("Conv2D over an axis of one position is a 1-D convolution") {
    const auto conv2d = [](const json& input, const json& settings, std::vector<std::size_t> kernel) {
        json config{{"filters", 1}, {"use_bias", false}};
        config.update(settings);
        return model_file{input, {{"Conv2D", "c", config, {counting("kernel", std::move(kernel))}}}, ""};
    };
    const std::vector<double> x{1, 10, 100, 1000};
    CHECK(conv2d({1, 4, 1}, {{"kernel_size", {1, 2}}}, {1, 2, 1, 1}).outputs(x) == std::vector<double>{21, 210, 2100});
    CHECK(conv2d({4, 1, 1}, {{"kernel_size", {2, 1}}, {"strides", {2, 1}}}, {2, 1, 1, 1}).outputs(x) ==
          std::vector<double>{21, 2100});
    // Taps 1 2 3 | 4 5 6 | 7 8 9: of a square kernel the middle row, or column, sees the line.
    const json square{{"kernel_size", 3}, {"padding", "same"}};
    CHECK(conv2d({1, 4, 1}, square, {3, 3, 1, 1}).outputs(x) == std::vector<double>{65, 654, 6540, 5400});
    CHECK(conv2d({4, 1, 1}, square, {3, 3, 1, 1}).outputs(x) == std::vector<double>{85, 852, 8520, 5200});
    CHECK(contains(conv2d({2, 2, 1}, {{"kernel_size", 1}}, {1, 1, 1, 1}).refusal(), "sees 2 rows of 2 columns"));
    CHECK(contains(conv2d({1, 4, 1}, {{"kernel_size", 3}}, {3, 3, 1, 1}).refusal(), "over rows of one position"));
    CHECK(contains(conv2d({4, 1}, {{"kernel_size", 1}}, {1, 1, 1, 1}).refusal(), "expected (rows, columns, channels)"));
}

TEST_CASE("Theano's backend turned the taps round") {
    hdf5_writer file;
    const model_file model = conv({});
    file.text("", "model_config", model.architecture().dump());
    file.text("", "keras_version", "2.0.8");
    file.text("", "backend", "theano");
    for (const model_file::weight& w : model.layers[0].weights)
        file.dataset("model_weights/conv1d/" + w.name, w.extents, w.values);
    file.texts("model_weights/conv1d", "weight_names", {"kernel", "bias"});
    const std::vector<std::byte> bytes = file.finish();
    const zgen::graph g = zgen::import_keras_hdf5(bytes, "model.h5");
    // Position 0 sees 1, 10 with the second tap, then 100, 1000 with the first.
    CHECK(zgen::evaluate(g, std::vector<double>{1, 10, 100, 1000, 0, 0, 0, 0})[0] == 7 + 100 + 100 + 4000 + 100);
}

TEST_CASE("DepthwiseConv1D filters each channel by itself, `depth_multiplier` times") {
    const model_file model{{3, 2},
                           {{"DepthwiseConv1D",
                             "d",
                             {{"kernel_size", 2}, {"depth_multiplier", 2}},
                             {counting("depthwise_kernel", {2, 2, 2}), counting("bias", {4}, 100)}}}};
    // Channel 0: taps 1, 5 and 2, 6; channel 1: taps 3, 7 and 4, 8.
    CHECK(model.outputs({1, 10, 2, 20, 0, 0}) == std::vector<double>{1 + 10 + 100, 2 + 12 + 101, 30 + 140 + 102,
                                                                     40 + 160 + 103, 2 + 100, 4 + 101, 60 + 102,
                                                                     80 + 103});
}

TEST_CASE("SeparableConv1D is a depthwise convolution and one with a single tap") {
    const model_file model{{3, 2},
                           {{"SeparableConv1D",
                             "s",
                             {{"kernel_size", 2}, {"filters", 1}, {"activation", "relu"}},
                             {counting("depthwise_kernel", {2, 2, 1}), counting("pointwise_kernel", {1, 2, 1}),
                              counting("bias", {1}, 100)}}}};
    CHECK(networks::names(model.imported()) == std::vector<std::string>{"conv1d", "conv1d_1", "relu"});
    // Depthwise: channel 0 has taps 1, 3, channel 1 has 2, 4; then 1 * c0 + 2 * c1 + 100.
    CHECK(model.outputs({1, 10, 2, 20, 0, 0}) == std::vector<double>{(1 + 6) + 2 * (20 + 80) + 100, 2 + 2 * 40 + 100});
}
