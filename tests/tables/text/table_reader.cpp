// SPDX-License-Identifier: Apache-2.0
#include "src/tables/text/table_reader.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "src/tables/text/cell.hpp"
#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"
#include "tests/shared_files.hpp"
#include "tests/tables/gzip.hpp"

namespace {

using rows = std::vector<std::vector<std::string>>;
using tables::text_layout;

rows read(const std::string& text, text_layout layout = text_layout::one_separator) {
    const scratch_folder folder;
    write_bytes(folder / "t.csv", text);
    tables::table_reader table(folder / "t.csv", layout);
    rows all;
    while (table.next()) all.emplace_back(table.cells().begin(), table.cells().end());
    CHECK(!table.next());
    return all;
}

/// What is wrong, without the file's folder.
template <class Function>
std::string failure(const std::string& text, Function function) {
    const scratch_folder folder;
    write_bytes(folder / "t.csv", text);
    const std::string message = message_of([&] {
        tables::table_reader table(folder / "t.csv");
        table.next();
        function(table);
    });
    const std::size_t name = message.find("t.csv");
    return name == std::string::npos ? message : message.substr(name);
}

}  // namespace

TEST_CASE("cells between commas lose the blanks around them") {
    CHECK(read("a, b\t,c d \r\n\n \t\n,\n") == rows{{"a", "b", "c d"}, {"", ""}});
    CHECK(read("\xEF\xBB\xBF"
               "1,2\r\n\r\n3,4") == rows{{"1", "2"}, {"3", "4"}});
    CHECK(read(std::string("x\0y,z", 5)) == rows{{std::string("x\0y", 3), "z"}});
}

TEST_CASE("cells in quotes hold separators and quotes") {
    CHECK(read("a,\"(1.0, 2.0)\",b\n") == rows{{"a", "(1.0, 2.0)", "b"}});
    CHECK(read("\"[1,2]\" , \"\",\"\"\"x\"\",\"\n") == rows{{"[1,2]", "", "\"x\","}});
    CHECK(read("\" kept \"\r\n") == rows{{" kept "}});
    // Quotes that are none.
    CHECK(read("\"a,b\n\"c\"d,e\nf\"g\",h\n") == rows{{"\"a", "b"}, {"\"c\"d", "e"}, {"f\"g\"", "h"}});
    CHECK(read("\"\"\",a\n") == rows{{"\"\"\"", "a"}});
    CHECK(read("\"a b\";\"c\" d,\n", text_layout::any_separator) == rows{{"a b", "c", "d"}});
}

TEST_CASE("columns are separated by blanks, tabs, semicolons and commas, and comments passed over") {
    CHECK(read("# x y\n 1  2\t3\n4 , 5;6\n,7,,8\n  # end\n9 #\n", text_layout::any_separator) ==
          rows{{"1", "2", "3"}, {"4", "5", "6"}, {"", "7", "", "8"}, {"9", "#"}});
    CHECK(read("# x\n1;2 3\n") == rows{{"1", "2 3"}});
}

TEST_CASE("a compressed table is read as what it holds") {
    CHECK(read(gzip("a,b\n1,2\n")) == rows{{"a", "b"}, {"1", "2"}});
}

TEST_CASE("lines of any length up to the limit are whole") {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += std::string(static_cast<std::size_t>(i), 'x') + ",\n";
    const rows all = read(text);
    REQUIRE(all.size() == 3000);
    for (std::size_t i = 0; i < all.size(); ++i) REQUIRE(all[i][0].size() == i);
    const std::string longest(tables::longest_line, '7');
    CHECK(read("1\n" + longest)[1][0].size() == tables::longest_line);
    CHECK(read(longest + "\n1\n")[1][0] == "1");
    CHECK(failure("a\n" + longest + "7\n", [](auto& table) { table.next(); }) ==
          "t.csv: row 2: is longer than 16777216 bytes");
    CHECK(failure(std::string(tables::most_cells, ','), [](auto&) {}) == "t.csv: row 1: has more than 1048576 columns");
    CHECK(failure(std::string(tables::most_cells - 1, ','), [](auto&) {}) == "no error");
}

TEST_CASE("numbers, and errors that name file, row and column") {
    const std::string text = "1.5,x\x1b,inf,\"[1, 2]\",\n";
    const auto at = [&](auto function) { return failure(text, function); };
    CHECK(at([](const auto& table) { CHECK(table.number(0) == 1.5); }) == "no error");
    CHECK(at([](const auto& table) { CHECK(std::isnan(table.number(4))); }) == "no error");
    CHECK(at([](const auto& table) { CHECK(table.numbers(3) == std::vector<double>{1, 2}); }) == "no error");
    CHECK(at([](const auto& table) { table.number(1); }) ==
          "t.csv: row 1: column 2: 'x?' is not a number; expected a decimal number such as 1.5, nan or inf");
    CHECK(at([](const auto& table) { table.finite_number(2); }) ==
          "t.csv: row 1: column 3: 'inf'; expected a finite decimal number");
    CHECK(at([](const auto& table) { table.finite_number(4); }) ==
          "t.csv: row 1: column 5: ''; expected a finite decimal number");
    CHECK(at([](const auto& table) { table.number(5); }) == "t.csv: row 1: has 5 columns; expected at least 6");
    CHECK(contains(at([](const auto& table) { table.numbers(0); }), "column 1: '1.5' is not an array of numbers"));
}

TEST_CASE("columns are found by name") {
    const auto names = [&](auto function) {
        return failure("a,b,b\n", [&](const auto& table) { function(tables::column_names(table)); });
    };
    CHECK(names([](const auto& n) {
              CHECK(n.at("a") == 0);
              CHECK(n.find("c") == std::nullopt);
          }) == "no error");
    CHECK(names([](const auto& n) { n.at("c", "; expected a and c"); }) ==
          "t.csv: has no column 'c'; expected a and c");
    CHECK(names([](const auto& n) { n.find("b"); }) == "t.csv: has two columns 'b'");
}

TEST_CASE("the Gaia archive's tables of coefficients are read") {
    const auto folder = shared_files::find("gaia/real_xp");
    if (!folder) return;
    tables::table_reader table(*folder / "XP_CONTINUOUS_RAW_with_missing_BP.csv");
    REQUIRE(table.next());
    const tables::column_names names(table);
    const std::size_t bp = names.at("bp_coefficients");
    const std::size_t rp = names.at("rp_coefficients");
    const std::size_t correlations = names.at("rp_coefficient_correlations");
    std::size_t missing = 0;
    std::size_t count = 0;
    for (; table.next(); ++count) {
        REQUIRE(table.cells().size() == names.all().size());
        CHECK(table.numbers(rp).size() == 55);
        CHECK(table.numbers(correlations).size() == 55 * 54 / 2);
        if (std::isnan(tables::parse_number<double>(table.cells()[bp]).value_or(0)))
            ++missing;
        else
            CHECK(table.numbers(bp).size() == 55);
    }
    CHECK(count == 3);
    CHECK(missing == 1);
}
