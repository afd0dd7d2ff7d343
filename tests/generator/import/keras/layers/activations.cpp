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

TEST_CASE("ReLU with a slope, a threshold and a bound") {
    const auto outputs = [](json config) { return one("ReLU", std::move(config)).outputs({-3, -1, 2, 5}); };
    CHECK(outputs({}) == std::vector<double>{0, 0, 2, 5});
    CHECK(networks::names(one("ReLU", {{"max_value", nullptr}, {"negative_slope", 0.0}}).imported()) == names{"relu"});
    CHECK(outputs({{"max_value", 3.0}}) == std::vector<double>{0, 0, 2, 3});
    CHECK(outputs({{"negative_slope", 0.5}}) == std::vector<double>{-1.5, -0.5, 2, 5});
    CHECK(outputs({{"negative_slope", 0.5}, {"max_value", 3.0}}) == std::vector<double>{-1.5, -0.5, 2, 3});
    CHECK(outputs({{"threshold", 2.0}}) == std::vector<double>{0, 0, 0, 5});
    CHECK(outputs({{"threshold", -2.0}}) == std::vector<double>{0, -1, 2, 5});
    CHECK(outputs({{"threshold", 1.0}, {"max_value", 3.0}}) == std::vector<double>{0, 0, 2, 3});
    CHECK(outputs({{"max_value", {{"class_name", "__numpy__"}, {"config", {{"value", 3.0}, {"dtype", "float32"}}}}}}) ==
          std::vector<double>{0, 0, 2, 3});
    CHECK(contains(one("ReLU", {{"negative_slope", 0.5}, {"threshold", 1.0}}).refusal(), "one of them to be 0"));
    CHECK(contains(one("ReLU", {{"negative_slope", -0.5}}).refusal(), "expected none below 0"));
    CHECK(contains(one("ReLU", {{"max_value", "six"}}).refusal(), "max_value is 'six'; expected a number"));
}

TEST_CASE("LeakyReLU, ELU and ThresholdedReLU with their parameters and without") {
    const auto outputs = [](const char* name, json config) {
        return one(name, std::move(config)).outputs({-4, -0.5, 0.5, 3});
    };
    CHECK(outputs("LeakyReLU", {{"alpha", 0.25}}) == std::vector<double>{-1, -0.125, 0.5, 3});
    CHECK(outputs("LeakyReLU", {{"negative_slope", 0.5}}) == std::vector<double>{-2, -0.25, 0.5, 3});
    CHECK(outputs("LeakyReLU", {{"alpha", {{"type", "ndarray"}, {"value", 0.25}}}}) ==
          std::vector<double>{-1, -0.125, 0.5, 3});
    CHECK(std::abs(outputs("LeakyReLU", {})[0] + 1.2) < 1e-6);
    CHECK(std::abs(outputs("ELU", {{"alpha", 2.0}})[1] - 2 * std::expm1(-0.5)) < 1e-12);
    CHECK(std::abs(outputs("ELU", {})[1] - std::expm1(-0.5)) < 1e-12);
    CHECK(outputs("ThresholdedReLU", {{"theta", 0.25}}) == std::vector<double>{0, 0, 0.5, 3});
    CHECK(outputs("ThresholdedReLU", {}) == std::vector<double>{0, 0, 0, 3});
}

TEST_CASE("PReLU has a slope a feature, or shares it along axes") {
    const std::vector<double> x{-1, -2, -3, 4};
    CHECK(one("PReLU", {}, {{"alpha", {2, 2}, {1, 2, 3, 4}}}).outputs(x) == std::vector<double>{-1, -4, -9, 4});
    const model_file shared = one("PReLU", {{"shared_axes", {1}}}, {{"alpha", {1, 2}, {1, 2}}});
    CHECK(shared.outputs(x) == std::vector<double>{-1, -4, -3, 4});
    CHECK(std::get<zgen::prelu>(shared.imported().layers[0].op).slope.size() == 2);
    CHECK(one("PReLU", {{"shared_axes", {2}}}, {{"alpha", {2, 1}, {1, 2}}}).outputs(x) ==
          std::vector<double>{-1, -2, -6, 4});
    CHECK(one("PReLU", {{"shared_axes", {1, 2}}}, {{"alpha", {1, 1}, {3}}}).outputs(x) ==
          std::vector<double>{-3, -6, -9, 4});
    CHECK(contains(one("PReLU", {}, {{"alpha", {1, 2}, {1, 2}}}).refusal(), "alpha has shape (1, 2) in the file"));
    CHECK(contains(one("PReLU", {{"shared_axes", {3}}}, {{"alpha", {1, 2}, {1, 2}}}).refusal(), "has axis 3"));
}

TEST_CASE("Softmax over either axis") {
    const auto near = [](const std::vector<double>& a, const std::vector<double>& b) {
        for (std::size_t i = 0; i < a.size(); ++i) CHECK(std::abs(a[i] - b[i]) < 1e-12);
    };
    const double p = 1 / (1 + std::exp(1.0));
    near(one("Softmax", {{"axis", -1}}).outputs({1, 2, 5, 5}), {p, 1 - p, 0.5, 0.5});
    near(one("Softmax", {{"axis", {2}}}).outputs({1, 2, 5, 5}), {p, 1 - p, 0.5, 0.5});
    near(one("Softmax", {{"axis", 1}}).outputs({1, 5, 2, 5}), {p, 0.5, 1 - p, 0.5});
    CHECK(contains(one("Softmax", {{"axis", 0}}).refusal(), "has axis 0; expected 1 to 2"));
    CHECK(contains(one("Softmax", {{"axis", {1, 2}}}).refusal(), "several axes"));
}
