// SPDX-License-Identifier: Apache-2.0
#include "io/data_set.hpp"

#include <doctest/doctest.h>

#include "error.hpp"
#include "tests/generator/scratch_folder.hpp"

TEST_CASE("the suffix chooses the format to write, the bytes the format to read") {
    const scratch_folder folder;
    const zgen::data_set d{2, 2, {1, 2, 3, 4}, {}};
    zgen::write_data(folder / "x.npy", d);
    zgen::write_data(folder / "x.csv", d);
    CHECK(read_bytes(folder / "x.npy").starts_with("\x93NUMPY"));
    CHECK(read_bytes(folder / "x.csv") == "1,2\n3,4\n");
    std::filesystem::rename(folder / "x.npy", folder / "y.csv");
    CHECK(zgen::read_data(folder / "y.csv").values == d.values);
    CHECK(zgen::read_data(folder / "x.csv").values == d.values);
    CHECK_THROWS_AS(zgen::write_data(folder / "x.txt", d), zgen::usage_error);
}
