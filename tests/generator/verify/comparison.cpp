// SPDX-License-Identifier: Apache-2.0
#include "generator/verify/comparison.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>

#include "tests/generator/networks.hpp"

namespace {

/// y = 2 x + 1 over five positions; pooling drops the last; then the sum.
zgen::baked_model model() {
    const zgen::conv1d twice{{.channels = 1, .filters = 1, .kernel_size = 1}, {2.0}, {1.0}};
    const zgen::dense sum{{.inputs = 2, .units = 1}, {1.0, 1.0}, {0.0}};
    return zgen::bake(networks::chain({5, 1}, {twice, zgen::relu{}, zgen::max_pool1d{{.size = 2, .stride = 2}},
                                               zgen::flatten{}, sum}),
                      "", {.name = "small"});
}

constexpr std::array<float, 5> input{0, 1, 2, 3, 100};

}  // namespace

TEST_CASE("stages are named after their layers") {
    const zgen::baked_model m = model();
    const zgen::comparison result(m);
    REQUIRE(result.stages().size() == 3);
    CHECK(result.stages()[0].layers == "conv1d + relu + max_pool1d");
    CHECK(result.stages()[1].layers == "flatten");
    CHECK(result.stages()[2].layers == "dense");
}

TEST_CASE("exact activations have no error") {
    const zgen::baked_model m = model();
    zgen::comparison result(m);
    result.add(input, std::vector<std::vector<float>>{{3, 7}, {3, 7}, {10}});
    for (const zgen::stage_errors& s : result.stages()) {
        CHECK(s.largest_error == 0);
        CHECK(s.relative_error() == 0);
        CHECK(s.mean_error() == 0);
        CHECK(s.ulps() == 0);
    }
    CHECK(result.stages()[0].count == 2);
    CHECK(result.stages()[0].largest_value == 7);
}

TEST_CASE("errors are found in the stage that has them") {
    const zgen::baked_model m = model();
    zgen::comparison result(m);
    result.add(input, std::vector<std::vector<float>>{{3, 7}, {3, 6.75f}, {10}});
    result.add(input, std::vector<std::vector<float>>{{3, 7}, {3, 7}, {10}});
    CHECK(result.stages()[0].largest_error == 0);
    const zgen::stage_errors& wrong = result.stages()[1];
    CHECK(wrong.largest_error == 0.25);
    CHECK(wrong.mean_error() == 0.0625);
    CHECK(wrong.relative_error() == 0.25 / 7);
    CHECK(wrong.ulps() == 0.25 / 0x1p-21);  // floats from 4 to 8 are 2^-21 apart
    CHECK(result.stages()[2].largest_error == 0);
}

TEST_CASE("NaN is an error that nothing hides") {
    const zgen::baked_model m = model();
    zgen::comparison result(m);
    result.add(input, std::vector<std::vector<float>>{{3, 7}, {3, 7}, {std::numeric_limits<float>::quiet_NaN()}});
    result.add(input, std::vector<std::vector<float>>{{3, 7}, {3, 7}, {10}});
    CHECK(std::isnan(result.stages()[2].relative_error()));
    CHECK(result.stages()[1].relative_error() == 0);
}
