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
