// SPDX-License-Identifier: Apache-2.0
#include "src/tables/csv.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "tests/message_of.hpp"

namespace {

tables::data_set parse(const std::string& text) {
    return tables::parse_csv(std::as_bytes(std::span(text)), "dir/x.csv");
}

std::string failure(const std::string& text) {
    return message_of([&] { parse(text); });
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

TEST_CASE("line ends, byte order mark and empty lines do not matter") {
    CHECK(parse("\xEF\xBB\xBF"
                "1,2\r\n\r\n3,4")
              .values == std::vector<double>{1, 2, 3, 4});
}

TEST_CASE("errors name file, row and column") {
    CHECK(failure("1,2\n3,x4\n") ==
          "dir/x.csv: row 2: column 2: 'x4' is no number; expected a decimal number, nan or inf");
    CHECK(failure("1,2\n\n3\n") == "dir/x.csv: row 3: has 1 columns; expected 2, as in the first row");
    CHECK(contains(failure("1,x\n3,4\n"), "row 1: column 2: 'x'"));
    CHECK(contains(failure("1,1e999\n"), "'1e999' is no number"));
    CHECK(contains(failure("1,2 3\n"), "'2 3' is no number"));
    CHECK(contains(failure("source_id,z\n1,2\n"), "names no column of values"));
    CHECK(contains(failure("flux_0,flux_1\n"), "no rows"));
    CHECK(contains(failure("\n\n"), "no rows"));
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
