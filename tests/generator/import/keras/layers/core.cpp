// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/generator/import/keras/model_file.hpp"
#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"

namespace {

model_file dense(nlohmann::json input, std::size_t inputs) {
    return {std::move(input),
            {{"Dense", "d", {{"units", 2}}, {counting("kernel", {inputs, 2}), counting("bias", {2}, 100)}}}};
}

const model_file::layer relu{"ReLU", "a", nullptr, {}};

}  // namespace

TEST_CASE("Keras's kernel (inputs, units) is turned") {
    CHECK(dense({3}, 3).outputs({1, 10, 100}) == std::vector<double>{1 + 30 + 500 + 100, 2 + 40 + 600 + 101});
}

TEST_CASE("over several positions Dense is a convolution with one tap") {
    const model_file model = dense({2, 3}, 3);
    CHECK(networks::names(model.imported()) == std::vector<std::string>{"conv1d"});
    CHECK(model.outputs({1, 10, 100, 0, 0, 1}) == std::vector<double>{631, 743, 105, 107});
    CHECK(networks::names(dense({1, 3}, 3).imported()) == std::vector<std::string>{"dense"});
}

TEST_CASE("a kernel of another size is refused") {
    CHECK(contains(dense({4}, 3).refusal(), "layer 'd' (Dense): kernel has shape (3, 2) in the file; expected (4, 2)"));
    CHECK(dense({3}, 3).refusal() == "no error");
}

TEST_CASE("what acts in training only goes") {
    for (const char* name :
         {"Dropout", "SpatialDropout1D", "GaussianDropout", "GaussianNoise", "AlphaDropout", "ActivityRegularization"})
        CHECK(model_file{{2, 2}, {{name, "x", {{"rate", 0.5}}, {}}}}.imported().layers.empty());
}

TEST_CASE("the input's shape must be known") {
    CHECK(model_file{{6}, {relu}}.refusal() == "no error");
    CHECK(contains(model_file{{nullptr, 1}, {relu}}.refusal(), "input shape [null,null,1] is not known"));
    CHECK(contains(model_file{{0}, {relu}}.refusal(), "is not known"));
    CHECK(contains(model_file{{-3}, {relu}}.refusal(), "is not known"));
    CHECK(contains(model_file{nlohmann::json::array(), {relu}}.refusal(), "no axis but the batch"));
    CHECK(contains(model_file{{1U << 30, 1U << 30}, {relu}}.refusal(), "expected 1 to 268435456 values"));
}
