// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/advice.hpp"

#include <doctest/doctest.h>

#include <string>

#include "generator/import/keras/layers/layers.hpp"
#include "tests/message_of.hpp"

TEST_CASE("classes that are not supported have advice, and those that are have none") {
    for (const char* name : {"LSTM", "GRU", "SimpleRNN", "Bidirectional", "Attention", "MultiHeadAttention",
                             "Embedding", "Masking", "Lambda", "TimeDistributed", "LayerNormalization", "UpSampling1D",
                             "Conv1DTranspose", "Concatenate", "Multiply"}) {
        CAPTURE(name);
        CHECK_FALSE(zgen::keras::advice(name).empty());
        CHECK((zgen::keras::layers::find(name) == nullptr));
    }
    CHECK(contains(std::string(zgen::keras::advice("LSTM")), "causal Conv1D"));
    CHECK(zgen::keras::advice("Dense").empty());
    CHECK(zgen::keras::advice("MyLayer").empty());
}
