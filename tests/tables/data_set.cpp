// SPDX-License-Identifier: Apache-2.0
#include "src/tables/data_set.hpp"

#include <doctest/doctest.h>

#include "src/common/error.hpp"
#include "tests/scratch_folder.hpp"

TEST_CASE("the suffix chooses the format to write, the bytes the format to read") {
    const scratch_folder folder;
    const tables::data_set d{2, 2, {1, 2, 3, 4}, {}};
    tables::write_data(folder / "x.npy", d);
    tables::write_data(folder / "x.csv", d);
    CHECK(read_bytes(folder / "x.npy").starts_with("\x93NUMPY"));
    CHECK(read_bytes(folder / "x.csv") == "1,2\n3,4\n");
    std::filesystem::rename(folder / "x.npy", folder / "y.csv");
    CHECK(tables::read_data(folder / "y.csv").values == d.values);
    CHECK(tables::read_data(folder / "x.csv").values == d.values);
    CHECK_THROWS_AS(tables::write_data(folder / "x.txt", d), common::usage_error);
}
