// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "tests/generator/import/keras/model_file.hpp"
#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"

using nlohmann::json;
using names = std::vector<std::string>;

namespace {

model_file one(const std::string& class_name, json config, std::vector<model_file::weight> weights = {}) {
    return {{2, 2}, {{class_name, "x", std::move(config), std::move(weights)}}};
}

}  // namespace

TEST_CASE("Rescaling multiplies and adds, by one value or one per channel") {
    CHECK(one("Rescaling", {{"scale", 2.0}, {"offset", -1.0}}).outputs({1, 2, 3, 4}) ==
          std::vector<double>{1, 3, 5, 7});
    CHECK(one("Rescaling", {{"scale", {2.0, 3.0}}, {"offset", 1}}).outputs({1, 2, 3, 4}) ==
          std::vector<double>{3, 7, 7, 13});
    CHECK(contains(one("Rescaling", {{"scale", {1, 2, 3}}}).refusal(), "has 3 scales or offsets; expected one or 2"));
}

TEST_CASE("GroupNormalization with a group a channel normalizes each over its steps") {
    const std::vector<model_file::weight> all{{"gamma", {2}, {2, 1}}, {"beta", {2}, {10, 20}}};
    const std::vector<double> expected{8, 19, 12, 21};
    CHECK(one("GroupNormalization", {{"groups", -1}, {"epsilon", 0.0}}, all).outputs({1, 0, 3, 4}) == expected);
    CHECK(one("GroupNormalization", {{"groups", 2}, {"epsilon", 0.0}}, all).outputs({1, 0, 3, 4}) == expected);
    CHECK(one("GroupNormalization", {{"groups", 2}, {"epsilon", 0.0}, {"scale", false}, {"center", false}})
              .outputs({1, 0, 3, 4}) == std::vector<double>{-1, -1, 1, 1});
    CHECK(contains(one("GroupNormalization", {{"groups", 1}}, all).refusal(), "has 1 groups of 2 channels"));
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
    CHECK(one("BatchNormalization", {{"axis", 1}, {"epsilon", 1.0}}, all).outputs({1, 3, 2, 6}) ==
          std::vector<double>{10, 12, 20, 23});
    CHECK(contains(one("BatchNormalization", {{"axis", 3}}, all).refusal(), "has axis 3"));
    CHECK(contains(one("BatchNormalization", {{"mode", 1}}, all).refusal(), "mode 1"));
    CHECK(one("BatchNormalizationV1", {{"axis", {2}}, {"epsilon", 1.0}}, all).outputs({1, 2, 3, 6}) ==
          std::vector<double>{10, 20, 12, 23});
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
    CHECK(one("Normalization", {{"axis", 1}, {"mean", {{1}, {2}}}, {"variance", {{1}, {4}}}}).outputs({1, 2, 4, 8}) ==
          std::vector<double>{0, 1, 1, 3});
    CHECK(
        contains(one("Normalization", {{"axis", 3}, {"mean", {1, 1}}, {"variance", {4, 4}}}).refusal(), "has axis 3"));
    CHECK(contains(one("Normalization", {{"axis", -1}, {"mean", {1, 1, 1}}, {"variance", {4, 4, 4}}}).refusal(),
                   "has 3 means; expected 2"));
    CHECK(contains(one("Normalization", {{"axis", -1}, {"mean", {1, 1}}}).refusal(), "not given together"));
    CHECK(contains(one("Normalization", {{"axis", -1}, {"mean", {1, 1}}, {"variance", {1, -1}}}).refusal(),
                   "is negative"));
    CHECK(contains(one("Normalization", {{"axis", -1}}).refusal(), "weights in the file is 0; expected 3"));
}
