// SPDX-License-Identifier: Apache-2.0
#include "src/tables/csv.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"
#include "tests/shared_files.hpp"

namespace {

tables::data_set parse(const std::string& text) {
    const scratch_folder folder;
    write_bytes(folder / "x.csv", text);
    return tables::read_csv(folder / "x.csv");
}

/// What is wrong, without the file's folder.
std::string failure(const std::string& text) {
    const std::string message = message_of([&] { parse(text); });
    return message.substr(message.find("x.csv") == std::string::npos ? 0 : message.find("x.csv"));
}

}  // namespace

TEST_CASE("without a header all columns are values") {
    const tables::data_set d = parse("1,2.5,-3e-2\n4,+5, 6\n");
    CHECK(d.rows == 2);
    CHECK(d.columns == 3);
    CHECK(d.values == std::vector<double>{1, 2.5, -0.03, 4, 5, 6});
    CHECK(d.ids.empty());
}

TEST_CASE("with a header the flux columns are values and source_id names the rows") {
    const tables::data_set d = parse("source_id,z,flux_0,flux_1\n4295806720,0.3,1,2\n38655544960,0.4,3,4\n");
    CHECK(d.columns == 2);
    CHECK(d.values == std::vector<double>{1, 2, 3, 4});
    CHECK(d.ids == std::vector<std::string>{"4295806720", "38655544960"});
    CHECK(parse("z,a,b\n9,1,2\n").values == std::vector<double>{1, 2});
    CHECK(parse("source_id,366,368\nx,1,2\n").values == std::vector<double>{1, 2});
    CHECK(parse(",flux_0\n0,7\n").values == std::vector<double>{7});
}

TEST_CASE("missing and not finite values are kept as such") {
    const tables::data_set d = parse("nan,,inf,-INF\n");
    CHECK(std::isnan(d.values[0]));
    CHECK(std::isnan(d.values[1]));
    CHECK(d.values[2] == HUGE_VAL);
    CHECK(d.values[3] == -HUGE_VAL);
}

TEST_CASE("numbers may be separated by blanks") {
    const tables::data_set d = parse("# a b c\n1.0 2 3\n\n-4  5\t6\n");
    CHECK(d.columns == 3);
    CHECK(d.values == std::vector<double>{1, 2, 3, -4, 5, 6});
    CHECK(parse("flux 0\n1\n2\n").values == std::vector<double>{1, 2});
    CHECK(contains(failure("1 2\n3\n"), "row 2: has 1 columns; expected 2"));
}

TEST_CASE("a first row of missing values is a row") {
    const tables::data_set d = parse("null,null,NA\n1,2,3\n");
    CHECK(d.rows == 2);
    CHECK(std::isnan(d.values[0]));
    CHECK(std::isnan(d.values[2]));
    CHECK(d.values[5] == 3);
    CHECK(parse("N/A,,\n1,2,3\n").rows == 2);
    CHECK(contains(failure("a,null\n1,2\n"), "row 1: column 1: 'a' is not a number"));
    const auto reported = shared_files::find("corpus/reports/table_null_first_row/t.csv");
    if (!reported) return;
    CHECK(tables::read_csv(*reported).rows == 2);
}

TEST_CASE("a header of wavelengths does not pass for a spectrum unnoticed") {
    const std::string wavelengths = "366,370.4,374.9,379.4,384,388.6,393.3,398\n";
    const std::string spectrum = "1,3,2,5,4,7,6,8\n";
    const tables::data_set d = parse(wavelengths + spectrum);
    CHECK(d.rows == 2);
    CHECK(d.warning.ends_with(
        "x.csv: row 1 holds numbers that rise from column to column (370.4, 374.9, ...) and is taken for a sample; if "
        "it is a header of wavelengths, remove it or name the columns flux_0, flux_1, ..."));
    CHECK(!parse(wavelengths).warning.empty());
    CHECK(!parse(",0,1,2,3,4,5,6,7\n0," + spectrum).warning.empty());
    // Named columns, falling numbers, and a table whose rows all rise.
    CHECK(parse("source_id," + wavelengths + "x," + spectrum).warning.empty());
    CHECK(parse(spectrum + wavelengths).warning.empty());
    CHECK(parse(wavelengths + wavelengths).warning.empty());
    CHECK(parse("1,2,3,4\n").warning.empty());
}

TEST_CASE("line ends, byte order mark and empty lines do not matter") {
    CHECK(parse("\xEF\xBB\xBF"
                "1,2\r\n\r\n3,4")
              .values == std::vector<double>{1, 2, 3, 4});
}

TEST_CASE("errors name file, row and column") {
    CHECK(failure("1,2\n3,x4\n") ==
          "x.csv: row 2: column 2: 'x4' is not a number; expected a decimal number, nan or inf");
    CHECK(failure("1,2\n\n3\n") == "x.csv: row 3: has 1 columns; expected 2, as in the first row");
    CHECK(contains(failure("1,x\n3,4\n"), "row 1: column 2: 'x'"));
    CHECK(contains(failure("1,1e999\n"), "'1e999' is not a number"));
    CHECK(contains(failure("1,2 3\n"), "'2 3' is not a number"));
    CHECK(contains(failure("source_id,z\n1,2\n"), "names no column of values"));
    CHECK(contains(failure("flux_0,flux_1\n"), "no rows"));
    CHECK(failure("\n\n") == "x.csv: has no rows");
    CHECK(failure("") == "x.csv: is empty (0 bytes)");
    CHECK(contains(failure(std::string("\x89PNG\0\1\2", 7)), "neither a NumPy array nor text"));
    CHECK(failure("1,2\n3,4\n") == "no error");
}

TEST_CASE("what is written is read back, bit by bit") {
    const tables::data_set d{2, 2, {0.1, -0.0, 1e-320, 1.7976931348623157e308}, {}};
    CHECK(tables::format_csv(d) == "0.1,-0\n1e-320,1.7976931348623157e+308\n");
    const tables::data_set back = parse(tables::format_csv(d));
    CHECK(back.values == d.values);
    CHECK(std::signbit(back.values[1]));
    const tables::data_set named{1, 2, {1, 2}, {"77"}};
    CHECK(tables::format_csv(named) == "source_id,output_0,output_1\n77,1,2\n");
}
