// SPDX-License-Identifier: Apache-2.0
#include "generator/metadata/status.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

using zinfer::input_guard;
using zinfer::status;

namespace {

zgen::model_metadata metadata() {
    zgen::model_metadata m;
    m.training =
        zgen::training_range{{0, 0, 0, 0}, {9, 9, 9, 9}, zgen::sum_range{5, 30, {0, 0, 0, 0.3}, {0.3, 1, 1, 1}}};
    m.physical = zgen::physical_range{0, 1};
    return m;
}

status judged(const std::vector<double>& input, double output, const zgen::model_metadata& m = metadata()) {
    return zgen::status_of(input, std::vector<double>{output}, input_guard::flat, m);
}

}  // namespace

TEST_CASE("the status is that of the baked network") {
    CHECK(judged({1, 2, 3, 4}, 0.5) == status::ok);
    CHECK(judged({1, 2, 3, 9.5}, 0.5) == status::outside_training_range);  // a value
    CHECK(judged({4, 3, 2, 1}, 0.5) == status::outside_training_range);    // a share
    CHECK(judged({1e-19, 2e-19, 3e-19, 4e-19}, 0.5) == status::outside_training_range);
    CHECK(judged({4, 3, 2, 1}, 1.5) == status::output_out_of_range);
    CHECK(judged({2, 2, 2, 2}, 0.5) == status::flat_input);
    CHECK(judged({1, std::nan(""), 3, 4}, 0.5) == status::not_finite);
    CHECK(judged({1, 1e39, 3, 4}, 0.5) == status::not_finite);
    CHECK(judged({1, 2, 3, 4}, std::numeric_limits<double>::infinity()) == status::not_finite);
    CHECK(judged({4, 3, 2, 1}, 7, {}) == status::ok);
    CHECK(zgen::status_of(std::vector<double>{2, 2}, std::vector<double>{1}, input_guard::finite, {}) == status::ok);
}

TEST_CASE("statuses are counted, and those that occur are named") {
    zgen::status_counts counts;
    for (int i = 0; i < 3; ++i) counts.add(status::ok);
    counts.add(status::flat_input);
    CHECK(counts.count(status::ok) == 3);
    CHECK(counts.text() == "3 ok, 1 flat_input");
}
