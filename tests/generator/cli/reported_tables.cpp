// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "generator/cli/run.hpp"
#include "src/tables/data_set.hpp"
#include "tests/generator/cli/command_line.hpp"
#include "tests/scratch_folder.hpp"
#include "tests/shared_files.hpp"

TEST_CASE("tables that users have reported give their values") {
    for (const std::string name : {"table_gzip/t.csv.gz", "table_npy_big_endian/t.npy", "table_npy_fortran/t.npy",
                                   "table_null_first_row/t.csv", "table_savetxt_spaces/t.txt"}) {
        CAPTURE(name);
        const auto table = shared_files::find("corpus/reports/" + name);
        if (!table) return;
        const scratch_folder folder;
        const std::string output = (folder / "y.npy").string();
        command_line::run(zgen::add_run, {"run", (table->parent_path() / "model.h5").string(), "--input",
                                          table->string(), "--output", output});
        const tables::data_set got = tables::read_data(output);
        const tables::data_set expected = tables::read_data(table->parent_path() / "expected.npy");
        REQUIRE(got.rows == expected.rows);
        REQUIRE(got.columns == expected.columns);
        for (std::size_t i = 0; i < got.values.size(); ++i) {
            CAPTURE(i);
            CHECK(std::isnan(got.values[i]) == std::isnan(expected.values[i]));
            if (!std::isnan(got.values[i])) CHECK(got.values[i] == doctest::Approx(expected.values[i]).epsilon(1e-6));
        }
    }
}
