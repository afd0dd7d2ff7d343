// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/name.hpp"

#include <doctest/doctest.h>

#include <string>

#include "src/common/error.hpp"

TEST_CASE("C++ identifiers are names") {
    for (const char* name : {"redshift", "r", "Redshift2", "red_shift", "zinfer_model", "classes", "std2", "redshift_"})
        CHECK_NOTHROW(zgen::require_name(name));
}

TEST_CASE("what is not a C++ identifier is not a name") {
    for (const char* name :
         {"", "2redshift", "red-shift", "red shift", "red::shift", "rotverschiebung\xc3\xa4", "a.b", "a\n"})
        CHECK_THROWS_AS(zgen::require_name(name), common::usage_error);
}

TEST_CASE("keywords and reserved names are not names") {
    for (const char* name : {"class", "alignas", "xor_eq", "co_await", "requires", "and", "zinfer", "std", "_redshift",
                             "_Redshift", "red__shift"})
        CHECK_THROWS_AS(zgen::require_name(name), common::usage_error);
}

TEST_CASE("the message says what is wrong") {
    try {
        zgen::require_name("class");
        FAIL("no error");
    } catch (const common::usage_error& e) {
        CHECK(std::string(e.what()) == "--name class: is a C++ keyword; expected a C++ identifier such as redshift");
    }
}
