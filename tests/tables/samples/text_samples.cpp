// SPDX-License-Identifier: Apache-2.0
#include "src/tables/samples/sample_reader.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

#include "src/tables/data_set.hpp"
#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"
#include "tests/shared_files.hpp"

namespace {

tables::data_set parse(const std::string& text, const tables::column_request& wanted = {}) {
    const scratch_folder folder;
    write_bytes(folder / "x.csv", text);
    return tables::read_data(folder / "x.csv", wanted);
}

/// What is wrong, without the file's folder.
std::string failure(const std::string& text, const tables::column_request& wanted = {}) {
    const std::string message = message_of([&] { parse(text, wanted); });
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
    CHECK(tables::read_data(*reported).rows == 2);
}

TEST_CASE("a first row of numbers that rise is a header where the next row does not rise") {
    const std::string wavelengths = "366,370.4,374.9,379.4,384,388.6,393.3,398\n";
    const std::string spectrum = "1,3,2,5,4,7,6,8\n";
    const tables::data_set d = parse(wavelengths + spectrum);
    CHECK(d.values == std::vector<double>{1, 3, 2, 5, 4, 7, 6, 8});
    REQUIRE(d.warnings.size() == 1);
    CHECK(
        d.warnings[0].ends_with("x.csv: row 1 holds numbers that rise from column to column (366, 370.4, ...) and is "
                                "taken for a header"));
    // pandas writes the numbers of columns and rows.
    const tables::data_set frame = parse(",0,1,2,3,4,5,6,7\n0," + spectrum + "1," + spectrum);
    CHECK(frame.rows == 2);
    CHECK(frame.columns == 8);
    CHECK(frame.values[7] == 8);
    CHECK(parse("0,1,2,3,4,5,6,7\n" + spectrum).rows == 1);
    CHECK(parse("source_id," + wavelengths + "x," + spectrum).warnings.empty());
}

TEST_CASE("two bands of rising wavelengths are a header, too") {
    std::string header;
    std::string spectrum;
    for (int i = 0; i < 20; ++i) {
        header += fmt::format("{}{}", i == 0 ? "" : ",", i < 9 ? 366 + i : 200 + 10 * i);
        spectrum += fmt::format("{}{}", i == 0 ? "" : ",", (i * 7) % 5);
    }
    CHECK(parse(header + "\n" + spectrum + "\n").rows == 1);
}

TEST_CASE("a table whose rows all rise has no header, and a single row is a sample") {
    const std::string rising = "1,2,3,4,5,6,7,8\n";
    CHECK(parse(rising + rising).rows == 2);
    CHECK(parse(rising + rising).warnings.empty());
    CHECK(parse("1,2,3,4\n5,3,1,0\n").rows == 2);  // so few may be anything
    const tables::data_set alone = parse(rising);
    CHECK(alone.rows == 1);
    REQUIRE(alone.warnings.size() == 1);
    CHECK(alone.warnings[0].ends_with("and is taken for a sample; if it is a header, there are no samples"));
}

TEST_CASE("columns go by their numbers, wherever they stand") {
    CHECK(parse("flux_2,z,flux_0,note,flux_1\n3,0.5,1,a,2\n").values == std::vector<double>{1, 2, 3});
    CHECK(parse("x2,x1,x0\n3,2,1\n").values == std::vector<double>{1, 2, 3});
    CHECK(parse("f1,f3,f2\n1,3,2\n").values == std::vector<double>{1, 2, 3});
    // Names that number nothing keep their places.
    CHECK(parse("w30,w10,w20\n3,1,2\n").values == std::vector<double>{3, 1, 2});
    CHECK(parse("flux_0,flux_1,flux_error_0\n1,2,9\n").values == std::vector<double>{1, 2});
}

TEST_CASE("numbered columns with gaps, there twice or too many are refused") {
    CHECK(failure("flux_0,flux_2\n1,2\n") == "x.csv: has no column 'flux_1', but 'flux_2'; expected flux_0 to flux_2");
    CHECK(failure("flux_0,flux_0\n1,2\n") == "x.csv: has two columns 'flux_0'");
    CHECK(failure("flux_0,flux_00\n1,2\n") == "x.csv: has two columns 'flux_0'");
    const tables::column_request two{.values = 2};
    CHECK(failure("flux_0,flux_1,flux_2\n1,2,3\n", two) ==
          "x.csv: has the columns flux_0 to flux_2; expected flux_0 to flux_1");
    CHECK(failure("flux_0\n1\n", two) == "x.csv: has only the columns flux_0 to flux_0; expected flux_0 to flux_1");
    CHECK(failure("a,b,c\n1,2,3\n", two) == "x.csv: has 3 values per row; expected 2");
    CHECK(failure("1,2,3\n", {.values = 2, .consumer = "m takes 2"}) == "x.csv: has 3 values per row; m takes 2");
}

TEST_CASE("the columns of the values can be named") {
    const std::string text = "flux_0,flux_1,bp_0,bp_1\n1,2,3,4\n";
    CHECK(parse(text, {.flux = "bp"}).values == std::vector<double>{3, 4});
    CHECK(parse(text, {.flux = "bp_"}).values == std::vector<double>{3, 4});
    CHECK(failure(text, {.flux = "rp"}) ==
          "x.csv: has neither a column 'rp' nor 'rp_0', 'rp_1', ...; it has 'flux_0', "
          "'flux_1', 'bp_0', 'bp_1'");
}

TEST_CASE("rows without a name do not take that of another") {
    CHECK(parse("source_id,flux_0\n,1\n8,2\n,3\n").ids == std::vector<std::string>{"", "8", ""});
}

TEST_CASE("a column may hold arrays") {
    const std::string text = "source_id,flux,flux_error\n7,\"[1.0, 2.0]\",\"[9, 9]\"\n8,\"(3, nan)\",\"(9, 9)\"\n";
    const tables::data_set d = parse(text, {.values = 2});
    CHECK(d.rows == 2);
    CHECK(d.values[2] == 3);
    CHECK(std::isnan(d.values[3]));
    CHECK(parse(text, {.flux = "flux_error"}).values == std::vector<double>{9, 9, 9, 9});
    CHECK(contains(failure(text, {.values = 3}), "row 2: has 2 values; expected 3"));
    CHECK(contains(failure("flux,note\n\"[1, x]\",a\n"), "column 1 (flux): '[1, x]' is not an array of numbers"));
}

TEST_CASE("semicolons and tabs separate cells, and empty cells between them are missing values") {
    CHECK(parse("flux_0;flux_1\n1;2\n").values == std::vector<double>{1, 2});
    const tables::data_set d = parse("flux_0\tflux_1\tflux_2\n1\t\t3\n");
    CHECK(d.columns == 3);
    CHECK(std::isnan(d.values[1]));
    CHECK(
        contains(failure("a;b\n1,5;2\n"),
                 "row 2: column 1 (a): '1,5' is not a number; expected a decimal number such as 1.5, nan or inf; write "
                 "a decimal point, not a comma"));
}

TEST_CASE("comments are passed over, but for one that names the columns") {
    CHECK(parse("# made by hand\n1,2\n# the end\n").values == std::vector<double>{1, 2});
    CHECK(parse("# flux_1 flux_0\n1 2\n").values == std::vector<double>{2, 1});  // numpy.savetxt with header=
    CHECK(parse("# %ECSV 1.0\n# ---\nsource_id flux_0 flux_1\n7 1 2\n").ids == std::vector<std::string>{"7"});
}

TEST_CASE("numbers that stand for missing values are counted") {
    std::string text = "1.5,2.5,-999,3.5\n2.25,-999,1.75,-999\n";
    const tables::data_set d = parse(text);
    REQUIRE(d.warnings.size() == 1);
    CHECK(d.warnings[0].ends_with(
        "x.csv: -999 fills 3 of 8 cells; if it stands for missing values, leave these cells empty"));
    CHECK(parse("1.5,2.5,3.5\n2.5,4.25,5\n").warnings.empty());
    CHECK(!parse("1e30,1e30,1e30\n1,2,3\n").warnings.empty());
    CHECK(!parse("-77,-77,-77,1\n1,2,3,4\n").warnings.empty());  // the smallest of all
    CHECK(parse("5,5,5\n5,5,5\n").warnings.empty());
}

TEST_CASE("other files are named as what they are") {
    CHECK(contains(failure("PAR1...."), "is a Parquet file"));
    CHECK(contains(failure("PK\3\4...."), "is a zip archive, as .npz"));
    CHECK(contains(failure("<?xml version='1.0'?>"), "is XML, perhaps a VOTable"));
    CHECK(contains(failure(std::string("\x89HDF\r\n\x1a\n", 8)), "is an HDF5 file"));
    CHECK(contains(failure(std::string("\xFF\xFE"
                                       "1\0",
                                       4)),
                   "is text in UTF-16"));
}

TEST_CASE("line ends, byte order mark and empty lines do not matter") {
    CHECK(parse("\xEF\xBB\xBF"
                "1,2\r\n\r\n3,4")
              .values == std::vector<double>{1, 2, 3, 4});
}

TEST_CASE("errors name file, row and column") {
    CHECK(failure("1,2\n3,x4\n") ==
          "x.csv: row 2: column 2: 'x4' is not a number; expected a decimal number such as 1.5, nan or inf");
    CHECK(failure("1,2\n\n3\n") == "x.csv: row 3: has 1 columns; expected 2, as in the first row");
    CHECK(contains(failure("1,x\n3,4\n"), "row 1: column 2: 'x'"));
    CHECK(contains(failure("1,1e999\n"), "'1e999' is not a number"));
    CHECK(contains(failure("1,2 3\n"), "'2 3' is not a number"));
    CHECK(contains(failure("source_id,z\n1,2\n"), "names no column of values"));
    CHECK(contains(failure("flux_0,flux_1\n"), "no rows"));
    CHECK(failure("\n\n") == "x.csv: has no rows");
    CHECK(failure("") == "x.csv: is empty (0 bytes)");
    CHECK(contains(failure(std::string("\x89PNG\0\1\2", 7)), "is neither text, nor FITS, nor a NumPy array"));
    CHECK(failure("1,2\n3,4\n") == "no error");
}
