// SPDX-License-Identifier: Apache-2.0
#include "src/tables/text/cell.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

TEST_CASE("a missing value has several spellings") {
    for (const char* cell : {"", "nan", "NaN", "NAN", "null", "NULL", "na", "NA", "n/a", "N/A"}) {
        CAPTURE(cell);
        CHECK(tables::is_missing(cell));
        CHECK(std::isnan(tables::parse_number<double>(cell).value()));
        CHECK(std::isnan(tables::parse_number<float>(cell).value()));
    }
    for (const char* cell : {"0", "nano", "nul", "-", "inf", " "}) {
        CAPTURE(cell);
        CHECK(!tables::is_missing(cell));
    }
}

TEST_CASE("numbers are the nearest of their type") {
    CHECK(tables::parse_number<double>("+0.1") == 0.1);
    CHECK(tables::parse_number<double>("-1e-320") == -1e-320);
    CHECK(tables::parse_number<double>("-inf") == -HUGE_VAL);
    CHECK(tables::parse_number<float>("0.1") == 0.1F);
    CHECK(tables::parse_number<float>("16777217.0000001") == 16777218.0F);  // by way of a double, 16777216
    CHECK(tables::parse_number<float>("1e-60") == 0.0F);
    CHECK(tables::parse_number<float>("-1e60") == -std::numeric_limits<float>::infinity());
    for (const char* cell : {"x", "1x", "1 2", "+-1", "++1", "1e999", "0x1p3", ".", "-"}) {
        CAPTURE(cell);
        CHECK(!tables::parse_number<double>(cell));
        CHECK(!tables::parse_number<float>(cell));
    }
}

TEST_CASE("arrays in a cell") {
    CHECK(tables::parse_numbers("[1.0, -2e3]") == std::vector<double>{1, -2000});
    CHECK(tables::parse_numbers(" (1.5,2) ") == std::vector<double>{1.5, 2});
    CHECK(tables::parse_numbers("(1.5,)") == std::vector<double>{1.5});
    CHECK(tables::parse_numbers("[]") == std::vector<double>{});
    CHECK(std::isnan(tables::parse_numbers("[1, null, 3]").value()[1]));
    for (const char* cell : {"", "1, 2", "[1, 2", "(1, 2]", "[1 2]", "[1, x]", "[", "("}) {
        CAPTURE(cell);
        CHECK(!tables::parse_numbers(cell));
    }
}

TEST_CASE("a header holds no number and no missing value") {
    const auto header = [](const std::vector<std::string_view>& cells) { return tables::is_header(cells); };
    CHECK(header({"a", "b"}));
    CHECK(header({"", "flux_0"}));
    CHECK(!header({"", ""}));
    CHECK(!header({"a", "1"}));
    CHECK(!header({"a", "nan"}));
    CHECK(!header({"null", "null"}));
    CHECK(!header({"366", "370.4"}));
}
