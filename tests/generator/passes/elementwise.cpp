// SPDX-License-Identifier: Apache-2.0
#include "generator/graph/elementwise.hpp"

#include <doctest/doctest.h>

TEST_CASE("element-wise operations give their values to be moved, others do not") {
    zgen::operation affine = zgen::affine{{1, 2}, {3, 4}};
    const auto values = zgen::elementwise_values(affine);
    REQUIRE(values.value().size() == 2);
    CHECK(*values->at(0) == std::vector<double>{1, 2});
    values->at(1)->push_back(5);
    CHECK(std::get<zgen::affine>(affine).shift == std::vector<double>{3, 4, 5});
    zgen::operation prelu = zgen::prelu{{0.5}};
    CHECK(zgen::elementwise_values(prelu).value().size() == 1);
    zgen::operation relu = zgen::relu{};
    CHECK(zgen::elementwise_values(relu).value().empty());
    CHECK(zgen::is_elementwise(relu));
    CHECK_FALSE(zgen::is_elementwise(zgen::softmax{}));
    for (zgen::operation other : {zgen::operation(zgen::softmax{}), zgen::operation(zgen::instance_norm{}),
                                  zgen::operation(zgen::add{}), zgen::operation(zgen::transpose{})})
        CHECK_FALSE(zgen::elementwise_values(other));
}
