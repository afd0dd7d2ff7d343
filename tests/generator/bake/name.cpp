// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/name.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

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

TEST_CASE("a name that comes from a file is said to") {
    CHECK(zgen::name_after("models/redshift.hpp") == "redshift");
    for (const auto& [file, problem] : {std::pair{"out/my-model.hpp", "'my-model' is not a C++ identifier"},
                                        {"class.hpp", "'class' is a C++ keyword"},
                                        {"2.onnx", "'2' is not a C++ identifier"}}) {
        try {
            zgen::name_after(file);
            FAIL("no error");
        } catch (const common::usage_error& e) {
            CHECK(e.what() == std::string(file) + ": the name comes from the file name, and " + problem +
                                  "; give --name, a C++ identifier such as redshift");
        }
    }
}
