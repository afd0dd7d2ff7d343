// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/keras1.hpp"

#include <doctest/doctest.h>

#include "tests/generator/import/keras/model_file.hpp"

TEST_CASE("Keras 1's classes and settings have the names of Keras 2") {
    const model_file before{
        {3, 1},
        {{"Convolution1D",
          "c",
          {{"nb_filter", 1}, {"filter_length", 2}, {"border_mode", "same"}, {"subsample_length", 2}, {"bias", false}},
          {counting("W", {2, 1, 1, 1})}},
         {"MaxPooling1D", "p", {{"pool_length", 2}, {"stride", 1}, {"border_mode", "valid"}}, {}},
         {"Dense", "d", {{"output_dim", 2}}, {counting("W", {1, 2}), counting("b", {2})}}},
        "1.2.2"};
    // Taps 1 and 2, every second position: 1 + 2 * 2, then 3 alone; the larger is 5.
    CHECK(before.outputs({1, 2, 3}) == std::vector<double>{5 * 1 + 1, 5 * 2 + 2});
    CHECK(zgen::keras::translate_keras1("AtrousConvolution1D") == "Conv1D");
    CHECK(zgen::keras::translate_keras1("Conv1D") == "Conv1D");
}

TEST_CASE("a setting is found under its old name, and no other is") {
    const nlohmann::json config{{"nb_filter", 3}, {"stride", nullptr}, {"subsample_length", 4}};
    CHECK(zgen::keras::find_keras1(config, "filters") == 3);
    CHECK(zgen::keras::find_keras1(config, "strides") == 4);
    CHECK(zgen::keras::find_keras1(config, "units").is_null());
    CHECK(zgen::keras::find_keras1(config, "nb_filter").is_null());
}
