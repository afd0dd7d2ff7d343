// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <utility>
#include <vector>

#include "tests/generator/import/keras/model_file.hpp"
#include "tests/message_of.hpp"

TEST_CASE("zero padding anywhere") {
    const model_file::layer zeros{"ZeroPadding1D", "z", {{"padding", {1, 2}}}, {}};
    const model_file::layer conv{
        "Conv1D", "c", {{"filters", 1}, {"kernel_size", 2}}, {counting("kernel", {2, 1, 1}), counting("bias", {1}, 0)}};
    const model_file::layer dropout{"Dropout", "d", nullptr, {}};
    const model_file::layer largest{"MaxPooling1D", "p", {{"pool_size", 2}, {"strides", 1}}, {}};
    CHECK(model_file{{2, 1}, {zeros, dropout, conv}}.outputs({5, 7}) == std::vector<double>{10, 19, 7, 0});
    CHECK(model_file{{2, 1}, {zeros, largest}}.outputs({-5, -7}) == std::vector<double>{0, -5, 0, 0});
    CHECK(model_file{{1, 1}, {zeros, zeros}}.outputs({5}) == std::vector<double>{0, 0, 5, 0, 0, 0, 0});
    const auto padded = [](const char* class_name, const nlohmann::json& input, nlohmann::json config) {
        return model_file{input, {{class_name, "z", std::move(config), {}}}};
    };
    CHECK(padded("ZeroPadding1D", {1, 2}, nullptr).outputs({5, 6}) == std::vector<double>{0, 0, 5, 6, 0, 0});
    CHECK(padded("ZeroPadding1D", {2, 1}, {{"padding", 1}, {"data_format", "channels_first"}}).outputs({5, 6}) ==
          std::vector<double>{0, 5, 0, 0, 6, 0});
    CHECK(padded("ZeroPadding2D", {1, 2, 1}, {{"padding", {{0, 0}, {1, 2}}}}).outputs({5, 6}) ==
          std::vector<double>{0, 5, 6, 0, 0});
    CHECK(padded("ZeroPadding2D", {2, 1, 1}, {{"padding", {1, 0}}}).outputs({5, 6}) == std::vector<double>{0, 5, 6, 0});
    CHECK(contains(padded("ZeroPadding2D", {2, 1, 1}, {{"padding", 1}}).refusal(),
                   "pads columns, of which there is one"));
    CHECK(contains(padded("ZeroPadding1D", {2, 1}, {{"padding", {1, 2, 3}}}).refusal(), "padding is (1, 2, 3)"));
    CHECK(contains(padded("ZeroPadding1D", {2, 1}, {{"padding", {-1, 2}}}).refusal(), "padding is (-1, 2)"));
    CHECK(contains(padded("ZeroPadding1D", {2, 1}, {{"padding", 0.5}}).refusal(), "padding is (0.5)"));
}

TEST_CASE("cropping takes positions away") {
    const auto cropped = [](nlohmann::json cropping) {
        return model_file{{4, 2}, {{"Cropping1D", "c", {{"cropping", std::move(cropping)}}, {}}}};
    };
    const std::vector<double> x{1, 10, 2, 20, 3, 30, 4, 40};
    CHECK(cropped({1, 2}).outputs(x) == std::vector<double>{2, 20});
    CHECK(cropped({0, 1}).outputs(x) == std::vector<double>{1, 10, 2, 20, 3, 30});
    CHECK(cropped(1).outputs(x) == std::vector<double>{2, 20, 3, 30});
    CHECK(contains(cropped({2, 2}).refusal(), "crops 2 and 2 of 4 positions"));
}
