// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/convolution/target.hpp"

#include <doctest/doctest.h>

TEST_CASE("every target has a name that names it") {
    for (const zgen::target t : zgen::all_targets) CHECK(zgen::target_named(zgen::name_of(t)) == t);
    CHECK_FALSE(zgen::target_named("x86-64"));
    CHECK_FALSE(zgen::target_named(""));
    CHECK(zgen::names_of({zgen::target::x86_64_v4, zgen::target::cortex_m}) == "x86-64-v4,cortex-m");
    CHECK(zgen::names_of({}).empty());
}
