// SPDX-License-Identifier: Apache-2.0
#include "generator/emit/literal.hpp"

#include <doctest/doctest.h>

#include <array>
#include <bit>
#include <clocale>
#include <cstdlib>
#include <limits>

TEST_CASE("string literals stay on one line, whatever they hold") {
    CHECK(zgen::string_literal("model.keras") == R"("model.keras")");
    CHECK(zgen::string_literal("a\"b\\c") == R"("a\"b\\c")");
    CHECK(zgen::string_literal("a\n#include b\r") == R"("a\012#include b\015")");
    CHECK(zgen::string_literal("\xc3\xa4"
                               "1") == R"("\303\2441")");
    CHECK(zgen::string_literal("what?\?/") == R"("what\?\?/")");
    CHECK(zgen::string_literal("\x7f") == R"("\177")");
}

TEST_CASE("float literals are floats, short, and exact") {
    CHECK(zgen::float_literal(1.0f) == "1.0f");
    CHECK(zgen::float_literal(0.1f) == "0.1f");
    CHECK(zgen::float_literal(-0.0f) == "-0.0f");
    CHECK(zgen::float_literal(1e20f) == "1e+20f");
    for (const float value : {0.1f, 1.0f / 3, 0x1p-149f, std::numeric_limits<float>::max(), 16777217.0f})
        CHECK(std::strtof(zgen::float_literal(value).c_str(), nullptr) == value);
}

TEST_CASE("hexadecimal literals are unsigned") {
    CHECK(zgen::hex_literal(0) == "0x0u");
    CHECK(zgen::hex_literal(0xdeadbeef) == "0xdeadbeefu");
    CHECK(zgen::hex_literal(~std::uint64_t{0}) == "0xffffffffffffffffu");
}

TEST_CASE("short lists stay on their line, long ones are broken") {
    std::string text;
    zgen::append_floats(text, std::array{1.0f, 2.5f}, 2, 4);
    CHECK(text == "1.0f, 2.5f");
    text.clear();
    zgen::append_hex(text, std::array<std::uint32_t, 3>{1, 2, 3}, 2, 4);
    CHECK(text == "\n    0x1u, 0x2u,\n    0x3u");
    text.clear();
    zgen::append_hex(text, std::array<std::uint64_t, 0>{}, 2, 4);
    CHECK(text.empty());
}

TEST_CASE("the locale changes nothing") {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    for (const char* locale : {"de_DE.UTF-8", "C.UTF-8"})
        if (std::setlocale(LC_ALL, locale) != nullptr) CHECK(zgen::float_literal(0.5f) == "0.5f");
    std::setlocale(LC_ALL, before.c_str());
}
