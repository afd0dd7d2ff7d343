// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/generator/import/keras/model_file.hpp"
#include "tests/message_of.hpp"

namespace {

model_file pooling(const std::string& class_name, nlohmann::json config) {
    return {{5, 1}, {{class_name, "p", std::move(config), {}}}};
}

}  // namespace

TEST_CASE("pooling takes its size as stride where none is given") {
    CHECK(pooling("MaxPooling1D", {{"pool_size", {2}}, {"strides", nullptr}}).outputs({1, 3, 2, 5, 9}) ==
          std::vector<double>{3, 5});
    CHECK(pooling("MaxPooling1D", {{"pool_size", 2}, {"strides", {1}}}).outputs({1, 3, 2, 5, 9}) ==
          std::vector<double>{3, 3, 5, 9});
    CHECK(pooling("AveragePooling1D", {{"pool_size", {2}}}).outputs({1, 3, 2, 5, 9}) == std::vector<double>{2, 3.5});
}

TEST_CASE("'same' puts the odd sample at the end and averages do not count it") {
    CHECK(pooling("AveragePooling1D", {{"pool_size", {2}}, {"padding", "same"}}).outputs({1, 3, 2, 5, 9}) ==
          std::vector<double>{2, 3.5, 9});
    CHECK(pooling("MaxPooling1D", {{"pool_size", {3}}, {"strides", {2}}, {"padding", "same"}})
              .outputs({-1, -3, -2, -5, -9}) == std::vector<double>{-1, -2, -5});
}

TEST_CASE("global pooling, with and without its axis") {
    CHECK(pooling("GlobalMaxPooling1D", {}).outputs({1, 3, 2, 5, 9}) == std::vector<double>{9});
    CHECK(pooling("GlobalAveragePooling1D", {{"keepdims", true}}).outputs({1, 3, 2, 5, 9}) == std::vector<double>{4});
    const auto then_dense = [](bool keep) {
        return model_file{
            {5, 2},
            {{"GlobalMaxPooling1D", "g", {{"keepdims", keep}}, {}}, {"MaxPooling1D", "p", {{"pool_size", 1}}, {}}}}
            .refusal();
    };
    CHECK(then_dense(true) == "no error");
    CHECK(contains(then_dense(false), "has an input of shape (2); expected (steps, channels)"));
}

TEST_CASE("settings that are not supported are refused") {
    CHECK(contains(pooling("MaxPooling1D", {{"padding", "causal"}}).refusal(),
                   "padding 'causal' is not supported; expected valid or same"));
    CHECK(contains(pooling("GlobalMaxPooling1D", {{"data_format", 1}}).refusal(), "data_format is '1'"));
    CHECK(contains(pooling("MaxPooling2D", {}).refusal(), "expected (rows, columns, channels)"));
    CHECK(contains(pooling("GlobalMaxPooling2D", {}).refusal(), "expected (rows, columns, channels)"));
}

TEST_CASE("pooling of channels_first") {
    const auto outputs = [](const char* class_name, nlohmann::json config) {
        config["data_format"] = "channels_first";
        return model_file{{2, 3}, {{class_name, "p", std::move(config), {}}}, ""}.outputs({1, 3, 2, 5, 9, 4});
    };
    CHECK(outputs("MaxPooling1D", {{"pool_size", 2}, {"strides", 1}}) == std::vector<double>{3, 3, 9, 9});
    CHECK(outputs("GlobalMaxPooling1D", {}) == std::vector<double>{3, 9});
    CHECK(outputs("GlobalAveragePooling1D", {{"keepdims", true}}) == std::vector<double>{2, 6});
}

TEST_CASE("2-D pooling over an axis of one position") {
    const auto outputs = [](const char* class_name, const nlohmann::json& input, nlohmann::json config) {
        return model_file{input, {{class_name, "p", std::move(config), {}}}, ""}.outputs({1, 3, 2, 5, 9});
    };
    CHECK(outputs("MaxPooling2D", {1, 5, 1}, {{"pool_size", {1, 2}}}) == std::vector<double>{3, 5});
    CHECK(outputs("MaxPooling2D", {5, 1, 1}, {{"pool_size", {2, 1}}, {"strides", {1, 1}}}) ==
          std::vector<double>{3, 3, 5, 9});
    CHECK(outputs("AveragePooling2D", {1, 5, 1}, {{"pool_size", 2}, {"padding", "same"}}) ==
          std::vector<double>{2, 3.5, 9});
    CHECK(outputs("GlobalMaxPooling2D", {5, 1, 1}, {}) == std::vector<double>{9});
    CHECK(outputs("GlobalAveragePooling2D", {1, 5, 1}, {}) == std::vector<double>{4});
    CHECK(contains(model_file{{1, 5, 1}, {{"MaxPooling2D", "p", {{"pool_size", 2}}, {}}}, ""}.refusal(),
                   "pools 2 rows of one"));
}
