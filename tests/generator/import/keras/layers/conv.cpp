// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/generator/import/keras/model_file.hpp"
#include "tests/generator/message_of.hpp"
#include "tests/generator/networks.hpp"

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
    CHECK(conv({{"activation", "selu"}}).refusal() ==
          "dir/model.h5: layer 'conv1d' (Conv1D): activation 'selu' is not supported; expected relu or linear");
    CHECK(contains(conv({{"data_format", "channels_first"}}).refusal(), "expected channels_last"));
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
