// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/convolution/processor.hpp"

#include <doctest/doctest.h>

TEST_CASE("every processor has a name that names it") {
    for (const zgen::processor p : zgen::all_processors) CHECK(zgen::processor_named(zgen::name_of(p)) == p);
    CHECK_FALSE(zgen::processor_named("x86-64"));
    CHECK_FALSE(zgen::processor_named(""));
    CHECK(zgen::names_of({zgen::processor::x86_64_v4, zgen::processor::cortex_m}) == "x86-64-v4,cortex-m");
    CHECK(zgen::names_of({}).empty());
}
