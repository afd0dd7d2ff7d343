// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/monotone_curve.hpp"

#include <doctest/doctest.h>

TEST_CASE("a monotone curve meets its points, never turns back and stays at its ends") {
    const zsim::monotone_curve curve{{0, 0}, {1, 1}, {2, 1.1}, {5, 9}, {6, 9}, {7, 3}};
    CHECK(curve(-1) == 0);
    CHECK(curve(1) == doctest::Approx(1));
    CHECK(curve(2) == doctest::Approx(1.1));
    CHECK(curve(5.5) == doctest::Approx(9));
    CHECK(curve(8) == 3);
    for (double x = 0; x < 5; x += 0.01) CHECK(curve(x + 0.01) >= curve(x));
    for (double x = 6; x < 6.98; x += 0.01) CHECK(curve(x + 0.01) <= curve(x));
}
