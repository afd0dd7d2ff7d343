// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/zip_archive.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "generator/import/keras/problem.hpp"
#include "tests/generator/import/keras/zip_writer.hpp"
#include "tests/message_of.hpp"

using zgen::keras::zip_archive;

namespace {

std::string text(const std::vector<std::byte>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string refusal(const std::vector<std::byte>& bytes, const std::string& entry, std::size_t max_bytes = 1 << 20) {
    try {
        zip_archive(bytes).read(entry, max_bytes);
    } catch (const zgen::keras::problem& p) {
        return p.what();
    }
    return "no problem";
}

}  // namespace

TEST_CASE("entries are read whole, stored or deflated") {
    const std::string content(1000, 'a');
    for (const bool deflated : {false, true}) {
        const std::vector<std::byte> bytes =
            zip_bytes({{"a.json", content}, {"empty", ""}, {"d/x.pkl", "2"}}, deflated);
        const zip_archive archive(bytes);
        CHECK(archive.has("a.json"));
        CHECK_FALSE(archive.has("b.json"));
        CHECK_FALSE(archive.has("x.pkl"));
        CHECK(archive.has_suffix("x.pkl"));
        CHECK_FALSE(archive.has_suffix("y.pkl"));
        CHECK(text(archive.read("a.json", 1000)) == content);
        CHECK(archive.read("empty", 1000).empty());
    }
}

TEST_CASE("a missing, large or suspicious entry is refused") {
    const std::string zeros(1 << 20, '\0');
    CHECK(refusal(zip_bytes({{"a", "1"}}), "b") == "zip entry 'b' is missing");
    CHECK(refusal(zip_bytes({{"a", "12"}}), "a", 1) == "zip entry 'a' has 2 bytes; expected at most 1");
    CHECK(contains(refusal(zip_bytes({{"a", zeros}}, true), "a"), "no model does"));
    CHECK(refusal(zip_bytes({{"a", zeros}}), "a") == "no problem");
}

TEST_CASE("a changed byte and a cut archive are refused") {
    std::vector<std::byte> bytes = zip_bytes({{"config.json", "some content"}});
    std::vector<std::byte> cut(bytes.begin(), bytes.end() - 30);
    CHECK(contains(refusal(cut, "config.json"), "damaged or truncated zip archive"));
    const std::string_view content = "content";
    const auto at = std::search(bytes.begin(), bytes.end(), content.begin(), content.end(),
                                [](std::byte a, char b) { return a == static_cast<std::byte>(b); });
    REQUIRE(at != bytes.end());
    *at = std::byte{'C'};
    CHECK(refusal(bytes, "config.json") == "zip entry 'config.json' cannot be read (CRC error)");
}
