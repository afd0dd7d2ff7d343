// SPDX-License-Identifier: Apache-2.0
#include "src/tables/fits/table.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"

namespace {

/// Two tables: one of three rows, with columns of several types, and an empty one.
void write_tables(const std::filesystem::path& file) {
    int status = 0;
    fitsfile* made = nullptr;
    fits_create_diskfile(&made, file.c_str(), &status);
    const tables::fits::handle handle(made);
    std::vector<std::string> names{"Wave", "pair", "text", "twice", "twice", "list"};
    std::vector<std::string> forms{"1D", "2E", "4A", "1J", "1J", "1PE(3)"};
    std::vector<std::string> units{"nm", "", "", "", "", ""};
    std::vector<char*> columns[3];
    for (auto* texts : {&names, &forms, &units})
        for (std::string& text : *texts) columns[texts == &names ? 0 : texts == &forms ? 1 : 2].push_back(text.data());
    fits_create_tbl(made, BINARY_TBL, 0, static_cast<int>(names.size()), columns[0].data(), columns[1].data(),
                    columns[2].data(), nullptr, &status);
    std::vector<double> wave{1, 2, 3};
    std::vector<float> pair{0.5F, NAN, 2.5F, 3.5F, 4.5F, 5.5F};
    fits_write_col(made, TDOUBLE, 1, 1, 1, 3, wave.data(), &status);
    fits_write_col(made, TFLOAT, 2, 1, 1, 6, pair.data(), &status);
    fits_create_tbl(made, BINARY_TBL, 0, 1, columns[0].data(), columns[1].data(), nullptr, nullptr, &status);
    REQUIRE(status == 0);
}

}  // namespace

TEST_CASE("FITS tables come one after the other, with columns found by name") {
    const scratch_folder folder;
    write_tables(folder / "t.fits");
    tables::fits::table_file table(folder / "t.fits");
    REQUIRE(table.next_table());
    CHECK(table.rows() == 3);

    const auto wave = table.find("WAVE");
    REQUIRE(wave);
    CHECK(wave->number == 1);
    CHECK(wave->holds_reals);
    CHECK(wave->width == 1);
    CHECK(table.unit(*wave) == "nm");
    std::vector<double> doubles;
    table.read(*wave, 1, 2, doubles);
    CHECK(doubles == std::vector<double>{2, 3});

    const auto pair = table.find("pair");
    REQUIRE(pair);
    CHECK(pair->width == 2);
    CHECK(table.unit(*pair).empty());
    std::vector<float> floats;
    table.read(*pair, 0, 2, floats);
    REQUIRE(floats.size() == 4);
    CHECK(floats[0] == 0.5F);
    CHECK(std::isnan(floats[1]));
    CHECK(floats[3] == 3.5F);

    CHECK(!table.find("text")->holds_reals);
    CHECK(!table.find("text")->varies_in_width);
    CHECK(table.find("list")->varies_in_width);
    CHECK(!table.find("twice"));
    CHECK(!table.find("none"));
    CHECK(contains(message_of([&] { table.read(*wave, 0, 4, doubles); }),
                   "t.fits: column 'WAVE', rows 1 to 4, cannot be read"));

    REQUIRE(table.next_table());
    CHECK(table.rows() == 0);
    CHECK(!table.next_table());
}
