// SPDX-License-Identifier: Apache-2.0
#include "src/tables/csv.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/scratch_folder.hpp"

TEST_CASE("what is written is read back, bit by bit") {
    const tables::data_set d{2, 2, {0.1, -0.0, 1e-320, 1.7976931348623157e308}, {}};
    CHECK(tables::format_csv(d) == "0.1,-0\n1e-320,1.7976931348623157e+308\n");
    const scratch_folder folder;
    write_bytes(folder / "x.csv", tables::format_csv(d));
    const tables::data_set back = tables::read_data(folder / "x.csv");
    CHECK(back.values == d.values);
    CHECK(std::signbit(back.values[1]));
    const tables::data_set named{1, 2, {1, 2}, {"77"}};
    CHECK(tables::format_csv(named) == "source_id,output_0,output_1\n77,1,2\n");
}
