// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/snake_case.hpp"

#include <doctest/doctest.h>

TEST_CASE("class names become Keras's names of groups") {
    using zgen::keras::snake_case;
    CHECK(snake_case("Dense") == "dense");
    CHECK(snake_case("Conv1D") == "conv1d");
    CHECK(snake_case("MaxPooling1D") == "max_pooling1d");
    CHECK(snake_case("GlobalAveragePooling1D") == "global_average_pooling1d");
    CHECK(snake_case("BatchNormalization") == "batch_normalization");
    CHECK(snake_case("PReLU") == "p_re_lu");
    CHECK(snake_case("LeakyReLU") == "leaky_re_lu");
    CHECK(snake_case("ELU") == "elu");
}
