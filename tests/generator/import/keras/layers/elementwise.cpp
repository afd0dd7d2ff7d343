// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "tests/generator/import/keras/model_file.hpp"
#include "tests/generator/message_of.hpp"
#include "tests/generator/networks.hpp"

using nlohmann::json;
using names = std::vector<std::string>;

namespace {

model_file one(const std::string& class_name, json config, std::vector<model_file::weight> weights = {}) {
    return {{2, 2}, {{class_name, "x", std::move(config), std::move(weights)}}};
}

}  // namespace

TEST_CASE("relu in its three forms") {
    CHECK(one("ReLU", {}).outputs({-1, 2, -3, 4}) == std::vector<double>{0, 2, 0, 4});
    CHECK(one("Activation", {{"activation", "relu"}}).outputs({-1, 2, -3, 4}) == std::vector<double>{0, 2, 0, 4});
    CHECK(
        one("Activation", {{"activation", {{"class_name", "function"}, {"config", "relu"}}}}).outputs({-1, 2, -3, 4}) ==
        std::vector<double>{0, 2, 0, 4});
    CHECK(one("Activation", {{"activation", "linear"}}).imported().layers.empty());
    CHECK(contains(one("Activation", {{"activation", "tanh"}}).refusal(), "activation 'tanh' is not supported"));
    CHECK(contains(one("Activation", {{"activation", {{"class_name", "LeakyReLU"}}}}).refusal(), "LeakyReLU"));
    CHECK(contains(one("ReLU", {{"max_value", 6.0}}).refusal(), "expected plain relu"));
    CHECK(contains(one("ReLU", {{"negative_slope", 0.1}}).refusal(), "expected plain relu"));
}

TEST_CASE("what acts in training only goes") {
    for (const char* name :
         {"Dropout", "SpatialDropout1D", "GaussianDropout", "GaussianNoise", "AlphaDropout", "ActivityRegularization"})
        CHECK(one(name, {{"rate", 0.5}}).imported().layers.empty());
}

TEST_CASE("batch normalization is an affine layer") {
    const std::vector<model_file::weight> all{{"gamma", {2}, {2, 3}},
                                              {"beta", {2}, {10, 20}},
                                              {"moving_mean", {2}, {1, 2}},
                                              {"moving_variance", {2}, {3, 15}}};
    const model_file model = one("BatchNormalization", {{"axis", {2}}, {"epsilon", 1.0}}, all);
    CHECK(networks::names(model.imported()) == names{"affine"});
    CHECK(model.outputs({1, 2, 3, 6}) == std::vector<double>{10, 20, 12, 23});
    CHECK(one("BatchNormalization", {{"axis", -1}, {"epsilon", 1.0}, {"scale", false}, {"center", false}},
              {all[2], all[3]})
              .outputs({1, 2, 3, 6}) == std::vector<double>{0, 0, 1, 1});
    CHECK(one("BatchNormalization", {{"axis", -1}, {"epsilon", 1.0}, {"scale", false}}, {all[1], all[2], all[3]})
              .outputs({1, 2, 3, 6}) == std::vector<double>{10, 20, 11, 21});
    CHECK(contains(one("BatchNormalization", {{"axis", 1}}, all).refusal(), "normalizes axis 1; expected the last, 2"));
    CHECK(contains(one("BatchNormalization", {{"axis", {1, 2}}}, all).refusal(), "several axes"));
    CHECK(contains(one("BatchNormalization", {{"scale", false}}, all).refusal(),
                   "expected 3 (beta, moving_mean, moving_variance)"));
    std::vector<model_file::weight> negative = all;
    negative[3].values[1] = -1;
    CHECK(contains(one("BatchNormalization", {}, negative).refusal(), "are not positive together"));
}

TEST_CASE("normalization is an affine layer, from weights or from its configuration") {
    const std::vector<model_file::weight> adapted{{"mean", {2}, {1, 2}}, {"variance", {2}, {4, 0}}, {"count", {}, {7}}};
    const std::vector<double> y = one("Normalization", {{"axis", {-1}}}, adapted).outputs({3, 2, 5, 2 + 1e-7});
    CHECK(y[0] == 1);
    CHECK(y[1] == 0);
    CHECK(y[2] == 2);
    CHECK(std::abs(y[3] - 1) < 1e-6);
    CHECK(one("Normalization", {{"axis", nullptr}, {"mean", 1.0}, {"variance", 4.0}}).outputs({3, 5, 7, 9}) ==
          std::vector<double>{1, 2, 3, 4});
    CHECK(one("Normalization", {{"axis", {1, 2}}, {"mean", {{1, 2}, {3, 4}}}, {"variance", {{1, 1}, {1, 4}}}})
              .outputs({1, 3, 5, 8}) == std::vector<double>{0, 1, 2, 2});
    CHECK(one("Normalization", {{"axis", -1}, {"mean", {1, 1}}, {"variance", {4, 4}}, {"invert", true}})
              .outputs({0, 1, 2, 3}) == std::vector<double>{1, 3, 5, 7});
    CHECK(contains(one("Normalization", {{"axis", 1}, {"mean", {1, 1}}, {"variance", {4, 4}}}).refusal(),
                   "axes (1) are not supported"));
    CHECK(contains(one("Normalization", {{"axis", -1}, {"mean", {1, 1, 1}}, {"variance", {4, 4, 4}}}).refusal(),
                   "has 3 means; expected 2"));
    CHECK(contains(one("Normalization", {{"axis", -1}, {"mean", {1, 1}}}).refusal(), "not given together"));
    CHECK(contains(one("Normalization", {{"axis", -1}, {"mean", {1, 1}}, {"variance", {1, -1}}}).refusal(),
                   "is negative"));
    CHECK(contains(one("Normalization", {{"axis", -1}}).refusal(), "weights in the file is 0; expected 3"));
}
