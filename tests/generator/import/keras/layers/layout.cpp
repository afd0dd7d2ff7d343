// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/generator/import/keras/model_file.hpp"
#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"

using names = std::vector<std::string>;

namespace {

model_file::layer reshape(nlohmann::json target) {
    return {"Reshape", "r", {{"target_shape", std::move(target)}}, {}};
}
const model_file::layer flatten{"Flatten", "f", nullptr, {}};
const model_file::layer pool{"MaxPooling1D", "p", {{"pool_size", 1}}, {}};
const model_file::layer relu{"ReLU", "a", nullptr, {}};

}  // namespace

TEST_CASE("a reshape in front only changes the input's shape") {
    const zgen::graph g = model_file{{6}, {reshape({6, 1}), pool}}.imported();
    CHECK(g.input == zgen::shape{6, 1});
    CHECK(networks::names(g) == names{"max_pool1d"});
    CHECK(model_file{{6}, {reshape({3, 2}), pool}}.imported().input == zgen::shape{3, 2});
    CHECK(model_file{{6}, {reshape({-1, 2}), pool}}.imported().input == zgen::shape{3, 2});
    CHECK(model_file{{2, 3, 1}, {reshape({3, 2}), pool}}.imported().input == zgen::shape{3, 2});
}

TEST_CASE("flatten and reshapes to one axis move nothing") {
    CHECK(networks::names(model_file{{3, 2}, {pool, flatten}}.imported()) == names{"max_pool1d", "flatten"});
    CHECK(networks::names(model_file{{3, 2}, {pool, reshape({6, 1}), pool}}.imported()) ==
          names{"max_pool1d", "reshape", "max_pool1d_1"});
    CHECK(model_file{{3, 2}, {pool, reshape({6, 1}), pool}}.outputs({1, 2, 3, 4, 5, 6}) ==
          std::vector<double>{1, 2, 3, 4, 5, 6});
    CHECK(networks::names(model_file{{2, 3, 4}, {relu, flatten}}.imported()) == names{"relu"});
}

TEST_CASE("reshapes anywhere keep the memory") {
    const model_file model{{6, 1}, {pool, reshape({3, 2}), {"MaxPooling1D", "q", {{"pool_size", 3}}, {}}}};
    CHECK(networks::names(model.imported()) == names{"max_pool1d", "reshape", "max_pool1d_1"});
    CHECK(model.outputs({1, 6, 2, 5, 3, 4}) == std::vector<double>{3, 6});
}

TEST_CASE("reshapes that cannot be had are refused") {
    CHECK(contains(model_file{{6}, {reshape({4, 2})}}.refusal(), "has shape (4, 2); its input has (6)"));
    CHECK(contains(model_file{{6}, {reshape({-1, 4})}}.refusal(), "has shape (1, 4)"));
    CHECK(contains(model_file{{6}, {reshape({-1, -1})}}.refusal(), "one may be -1"));
    CHECK(contains(model_file{{6}, {reshape({0, 6})}}.refusal(), "expected sizes"));
}

TEST_CASE("Permute exchanges steps and channels") {
    const auto permute = [](nlohmann::json dims) {
        return model_file{{3, 2}, {{"Permute", "p", {{"dims", std::move(dims)}}, {}}}};
    };
    CHECK(permute({2, 1}).outputs({1, 2, 3, 4, 5, 6}) == std::vector<double>{1, 3, 5, 2, 4, 6});
    CHECK(permute({1, 2}).outputs({1, 2, 3, 4, 5, 6}) == std::vector<double>{1, 2, 3, 4, 5, 6});
    CHECK(contains(permute({3, 1, 2}).refusal(), "has 3 dims for an input of shape (3, 2)"));
    CHECK(contains(permute({1, 1}).refusal(), "dims are (1, 1); expected each of 1, 2, ... once"));
    CHECK(contains(permute({0, 1}).refusal(), "dims are (0, 1)"));
}

TEST_CASE("Permute of more axes is a transpose where it can be") {
    const auto permute = [](nlohmann::json input, nlohmann::json dims) {
        return model_file{std::move(input), {{"Permute", "p", {{"dims", std::move(dims)}}, {}}}};
    };
    CHECK(networks::names(permute({2, 1, 3}, {2, 1, 3}).imported()).empty());
    CHECK(networks::names(permute({2, 2, 2}, {3, 1, 2}).imported()) == names{"transpose"});
    CHECK(permute({2, 2, 2}, {3, 1, 2}).outputs({0, 1, 2, 3, 4, 5, 6, 7}) ==
          std::vector<double>{0, 2, 4, 6, 1, 3, 5, 7});
    CHECK(networks::names(permute({2, 2, 2}, {1, 3, 2}).imported()) == names{"permute"});
    CHECK(permute({2, 2, 2}, {1, 3, 2}).outputs({0, 1, 2, 3, 4, 5, 6, 7}) ==
          std::vector<double>{0, 2, 1, 3, 4, 6, 5, 7});
    CHECK(permute({2, 2, 2}, {3, 2, 1}).outputs({0, 1, 2, 3, 4, 5, 6, 7}) ==
          std::vector<double>{0, 4, 2, 6, 1, 5, 3, 7});
}

TEST_CASE("Flatten of channels_first takes the channels last") {
    CHECK(model_file{{2, 3}, {{"Flatten", "f", {{"data_format", "channels_first"}}, {}}}}.outputs({0, 1, 2, 3, 4, 5}) ==
          std::vector<double>{0, 3, 1, 4, 2, 5});
}

TEST_CASE("RepeatVector once is a reshape") {
    const auto repeat = [](int n) {
        return model_file{{3}, {{"RepeatVector", "r", {{"n", n}}, {}}, {"MaxPooling1D", "p", {{"pool_size", 1}}, {}}}};
    };
    CHECK(repeat(1).outputs({1, 2, 3}) == std::vector<double>{1, 2, 3});
    CHECK(contains(repeat(2).refusal(), "layer 'r' (RepeatVector): repeats its input"));
}

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

TEST_CASE("the input's shape must be known") {
    CHECK(model_file{{6}, {relu}}.refusal() == "no error");
    CHECK(contains(model_file{{nullptr, 1}, {relu}}.refusal(), "input shape [null,null,1] is not known"));
    CHECK(contains(model_file{{0}, {relu}}.refusal(), "is not known"));
    CHECK(contains(model_file{{-3}, {relu}}.refusal(), "is not known"));
    CHECK(contains(model_file{nlohmann::json::array(), {relu}}.refusal(), "no axis but the batch"));
    CHECK(contains(model_file{{1U << 30, 1U << 30}, {relu}}.refusal(), "expected 1 to 268435456 values"));
}
