// SPDX-License-Identifier: Apache-2.0
#include "src/tables/unit.hpp"

#include <doctest/doctest.h>

TEST_CASE("spellings of one unit are the same, other units are not") {
    using tables::is_same_unit;
    for (const char* spelling : {"e-/s", "electron/s", "electron s-1", "'electron'.s**-1", "e- s-1", "e-.s-1",
                                 "photoelectron s^-1", "Electron.s**(-1)"}) {
        CAPTURE(spelling);
        CHECK(is_same_unit(spelling, "e-/s"));
        CHECK(!is_same_unit(spelling, "W m-2 nm-1"));
    }
    CHECK(is_same_unit("W.m**-2.nm**-1", "W m-2 nm-1"));
    CHECK(!is_same_unit("mag", "e-/s"));
}
