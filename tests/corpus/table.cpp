// SPDX-License-Identifier: Apache-2.0
#include "tests/corpus/table.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

#include "tests/scratch_folder.hpp"

namespace corpus {

namespace {

std::vector<std::vector<std::string>> split(std::string_view text) {
    std::vector<std::vector<std::string>> lines{{""}};
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        std::string& cell = lines.back().back();
        if (c == '"' && quoted && text.substr(i + 1).starts_with('"')) {
            cell += text[++i];
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            lines.back().emplace_back();
        } else if (c == '\n' && !quoted) {
            lines.push_back({""});
        } else if (c != '\r' || quoted) {
            cell += c;
        }
    }
    if (lines.back() == std::vector<std::string>{""}) lines.pop_back();
    return lines;
}

}  // namespace

std::vector<row> parse_table(std::string_view text) {
    const std::vector<std::vector<std::string>> lines = split(text);
    std::vector<row> rows;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].size() != lines[0].size())
            throw std::runtime_error("line '" + lines[i][0] + ",...' has not as many cells as the header");
        row& made = rows.emplace_back();
        for (std::size_t column = 0; column < lines[0].size(); ++column) made[lines[0][column]] = lines[i][column];
    }
    return rows;
}

std::vector<row> read_table(const std::filesystem::path& file) {
    return parse_table(read_bytes(file));
}

}  // namespace corpus

TEST_CASE("tables have quoted cells, and as many in every row") {
    const auto rows = corpus::parse_table("id,note\na,\"one, \"\"two\"\"\"\r\nb,\n");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].at("note") == "one, \"two\"");
    CHECK(rows[1].at("id") == "b");
    CHECK(rows[1].at("note").empty());
    CHECK_THROWS_AS(corpus::parse_table("id,note\na\n"), std::runtime_error);
}
