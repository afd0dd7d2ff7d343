// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/packing.hpp"

#include <doctest/doctest.h>

#include <set>

TEST_CASE("every weight and bias has a place of its own") {
    for (const std::size_t filters : {1u, 15u, 16u, 17u, 40u}) {
        const zinfer::conv1d_packing packing{{.channels = 6, .filters = filters, .kernel_size = 3, .groups = 2}};
        std::set<std::size_t> places;
        for (std::size_t f = 0; f < filters; ++f) {
            CHECK(places.insert(packing.bias(f)).second);
            for (std::size_t row = 0; row < packing.rows(); ++row) CHECK(places.insert(packing.weight(f, row)).second);
        }
        CHECK(packing.rows() == 9);
        CHECK(*places.rbegin() < packing.floats());
        CHECK(packing.floats() == zinfer::round_to_panel(filters) * 10);
    }
}
