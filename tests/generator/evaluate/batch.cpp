// SPDX-License-Identifier: Apache-2.0
#include "generator/evaluate/batch.hpp"

#include <doctest/doctest.h>

#include "generator/evaluate/evaluate.hpp"
#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"

TEST_CASE("rows are evaluated as one by one, and keep their names") {
    const zgen::graph g =
        networks::chain({8, 1}, {networks::conv1d({.channels = 1, .filters = 3, .kernel_size = 3}), zgen::relu{}});
    tables::data_set inputs{50, 8, networks::values(400, 5), {}};
    inputs.ids.assign(50, "id");
    std::size_t last = 0;
    const tables::data_set outputs = zgen::evaluate(g, inputs, [&](std::size_t done) {
        CHECK(done > 0);
        CHECK(done <= 50);
        last = done;
    });
    CHECK(last == 50);
    CHECK(outputs.rows == 50);
    CHECK(outputs.columns == 18);
    CHECK(outputs.ids == inputs.ids);
    for (std::size_t r = 0; r < inputs.rows; ++r) {
        const std::vector<double> y = zgen::evaluate(g, inputs.row(r));
        CHECK(std::vector<double>(outputs.row(r).begin(), outputs.row(r).end()) == y);
    }
}

TEST_CASE("an error in any thread reaches the caller") {
    const zgen::graph g = networks::chain({8, 1}, {zgen::relu{}});
    const tables::data_set inputs{20, 7, networks::values(140, 5), {}};
    CHECK(message_of([&] { zgen::evaluate(g, inputs); }) == "test: the input has 7 values; expected 8");
}
