// SPDX-License-Identifier: Apache-2.0
#include "src/common/sha256.hpp"

#include <doctest/doctest.h>

#include <string_view>

TEST_CASE("SHA-256 of known texts") {  // FIPS 180-4's examples
    const auto of = [](std::string_view text) { return common::sha256(std::as_bytes(std::span(text))); };
    CHECK(of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
