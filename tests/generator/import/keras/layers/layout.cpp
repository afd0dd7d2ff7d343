// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/generator/import/keras/model_file.hpp"
#include "tests/generator/message_of.hpp"
#include "tests/generator/networks.hpp"

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
          names{"max_pool1d", "flatten", "transpose", "max_pool1d_1"});
    CHECK(model_file{{3, 2}, {pool, reshape({6, 1}), pool}}.outputs({1, 2, 3, 4, 5, 6}) ==
          std::vector<double>{1, 2, 3, 4, 5, 6});
    CHECK(networks::names(model_file{{2, 3, 4}, {relu, flatten}}.imported()) == names{"relu"});
}

TEST_CASE("reshapes that cannot be had are refused") {
    CHECK(contains(model_file{{6, 1}, {pool, reshape({3, 2}), pool}}.refusal(),
                   "layer 'p' (MaxPooling1D): sees its input, 6 positions of 1"));
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
    CHECK(contains(permute({3, 1, 2}).refusal(), "dims (3, 1, 2) are not supported"));
}

TEST_CASE("zero padding joins the convolution behind it") {
    const model_file::layer zeros{"ZeroPadding1D", "z", {{"padding", {1, 2}}}, {}};
    const model_file::layer conv{
        "Conv1D", "c", {{"filters", 1}, {"kernel_size", 2}}, {counting("kernel", {2, 1, 1}), counting("bias", {1}, 0)}};
    const model_file::layer dropout{"Dropout", "d", nullptr, {}};
    CHECK(model_file{{2, 1}, {zeros, dropout, conv}}.outputs({5, 7}) == std::vector<double>{10, 19, 7, 0});
    CHECK(contains(model_file{{2, 1}, {zeros, pool}}.refusal(),
                   "layer 'p' (MaxPooling1D): comes after layer 'z' (ZeroPadding1D)"));
    CHECK(contains(model_file{{2, 1}, {zeros, zeros, conv}}.refusal(), "comes after layer 'z'"));
    CHECK(contains(model_file{{2, 1}, {zeros}}.refusal(), "layer 'z' (ZeroPadding1D): is the last layer"));
}

TEST_CASE("the input's shape must be known") {
    CHECK(model_file{{6}, {relu}}.refusal() == "no error");
    CHECK(contains(model_file{{nullptr, 1}, {relu}}.refusal(), "input shape [null,null,1] is not known"));
    CHECK(contains(model_file{{0}, {relu}}.refusal(), "is not known"));
    CHECK(contains(model_file{{-3}, {relu}}.refusal(), "is not known"));
    CHECK(contains(model_file{nlohmann::json::array(), {relu}}.refusal(), "no axis but the batch"));
    CHECK(contains(model_file{{1U << 30, 1U << 30}, {relu}}.refusal(), "expected 1 to 268435456 values"));
}
