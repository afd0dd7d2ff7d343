// SPDX-License-Identifier: Apache-2.0
#include "generator/verify/runtime_headers.hpp"

#include <doctest/doctest.h>

TEST_CASE("a zgen that is not installed finds the headers of its sources") {
    CHECK(std::filesystem::is_regular_file(zgen::runtime_headers() / "zinfer/zinfer.hpp"));
}
