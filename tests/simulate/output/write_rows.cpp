// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/output/write_rows.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "src/gaia/spectrum.hpp"
#include "src/simulate/instrument/built_in.hpp"
#include "src/simulate/output/csv_format.hpp"
#include "src/simulate/output/fits_format.hpp"
#include "src/tables/fits/file.hpp"
#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"

namespace {

zsim::simulator make_simulator(std::uint64_t seed = 3, const std::vector<zsim::sed>& seds = {}) {
    zsim::settings chosen;
    chosen.seed = seed;
    zsim::instrument observing = zsim::built_in_instrument();
    if (!seds.empty()) observing.name = std::string(150, 'x');  // a folder's name may be longer than a card
    return {std::move(observing), seds, chosen};
}

std::vector<zsim::sed> flat_sed() {
    std::vector<zsim::sed> seds;
    seds.emplace_back(zsim::sed_points{"flat", {100, 2000}, {1, 1}});
    return seds;
}

void write(const zsim::simulator& source, std::uint64_t rows, unsigned threads, const std::filesystem::path& csv,
           const std::filesystem::path& fits) {
    std::vector<zsim::output_file> files;
    files.push_back({csv, std::make_unique<zsim::csv_format>()});
    files.push_back({fits, std::make_unique<zsim::fits_format>(source, rows)});
    std::uint64_t seen = 0;
    zsim::write_rows(source, rows, threads, files, [&](std::uint64_t done) { seen = done; });
    CHECK(seen == rows);
}

}  // namespace

TEST_CASE("files are the same to the byte on one and on several threads, and another seed changes them") {
    const scratch_folder folder;
    const zsim::simulator source = make_simulator();
    write(source, 200, 1, folder / "1.csv", folder / "1.fits");
    write(source, 200, 3, folder / "3.csv", folder / "3.fits");
    CHECK(read_bytes(folder / "1.csv") == read_bytes(folder / "3.csv"));
    CHECK(read_bytes(folder / "1.fits") == read_bytes(folder / "3.fits"));
    write(make_simulator(4), 200, 3, folder / "4.csv", folder / "4.fits");
    CHECK(read_bytes(folder / "1.csv") != read_bytes(folder / "4.csv"));
    // Fewer rows are the first ones.
    write(source, 70, 2, folder / "70.csv", folder / "70.fits");
    CHECK(read_bytes(folder / "1.csv").starts_with(read_bytes(folder / "70.csv")));
}

TEST_CASE("CSV has z and the fluxes, and its numbers give the same floats again") {
    const scratch_folder folder;
    const zsim::simulator source = make_simulator();
    write(source, 2, 1, folder / "a.csv", folder / "a.fits");
    std::istringstream text(read_bytes(folder / "a.csv"));
    std::string line;
    std::getline(text, line);
    CHECK(line.starts_with("z,flux_0,flux_1,"));
    CHECK(line.ends_with(",flux_185"));
    for (std::uint64_t i = 0; i < 2; ++i) {
        REQUIRE(std::getline(text, line));
        std::istringstream cells(line);
        std::string cell;
        const zsim::row r = source.make(i);
        std::getline(cells, cell, ',');
        CHECK(std::strtod(cell.c_str(), nullptr) == r.truth.z);
        for (const float flux : r.flux) {
            std::getline(cells, cell, ',');
            CHECK(std::strtof(cell.c_str(), nullptr) == flux);
        }
        CHECK(!std::getline(cells, cell, ','));
    }
    CHECK(!std::getline(text, line));
}

TEST_CASE("CFITSIO reads the table, its truth and its settings back") {
    const scratch_folder folder;
    for (const bool given : {false, true}) {
        const zsim::simulator source =
            make_simulator(18446744073709551615U, given ? flat_sed() : std::vector<zsim::sed>{});
        const std::filesystem::path file = folder / (given ? "given.fits" : "built_in.fits");
        write(source, 77, 2, folder / "a.csv", file);
        int status = 0;
        fitsfile* opened = nullptr;
        REQUIRE(fits_open_diskfile(&opened, file.c_str(), READONLY, &status) == 0);
        const tables::fits::handle handle(opened);
        char extension[] = "SPECTRA";
        fits_movnam_hdu(opened, BINARY_TBL, extension, 0, &status);
        LONGLONG rows = 0;
        fits_get_num_rowsll(opened, &rows, &status);
        CHECK(rows == 77);
        ULONGLONG seed = 0;
        fits_read_key(opened, TULONGLONG, "SEED", &seed, nullptr, &status);
        CHECK(seed == 18446744073709551615U);
        char* name = nullptr;
        fits_read_key_longstr(opened, "INSTRUME", &name, nullptr, &status);
        REQUIRE(status == 0);
        CHECK(std::string(name) == source.used_instrument().name);
        fits_free_memory(name, &status);

        const auto column = [&](const char* label) {
            int number = 0;
            std::string text(label);
            fits_get_colnum(opened, CASESEN, text.data(), &number, &status);
            return number;
        };
        for (const LONGLONG row : {LONGLONG{1}, LONGLONG{77}}) {
            const zsim::row expected = source.make(static_cast<std::uint64_t>(row - 1));
            double z = 0;
            fits_read_col(opened, TDOUBLE, column("z"), row, 1, 1, nullptr, &z, nullptr, &status);
            std::array<float, gaia::samples> flux{};
            fits_read_col(opened, TFLOAT, column("flux"), row, 1, gaia::samples, nullptr, flux.data(), nullptr,
                          &status);
            double extent = 0;
            fits_read_col(opened, TDOUBLE, column("extent_2"), row, 1, 1, nullptr, &extent, nullptr, &status);
            int sed = 7;
            fits_read_col(opened, TINT, column("sed"), row, 1, 1, nullptr, &sed, nullptr, &status);
            REQUIRE(status == 0);
            CHECK(z == expected.truth.z);
            CHECK(flux == expected.flux);
            CHECK(extent == doctest::Approx(expected.truth.extended_extent));
            CHECK(sed == (given ? 0 : -1));
        }
        int tables = 0;
        fits_get_num_hdus(opened, &tables, &status);
        CHECK(tables == (given ? 3 : 2));
        if (given) {
            fits_movabs_hdu(opened, 3, nullptr, &status);
            char text[80] = "";
            char* cells[]{text};
            char null[] = "";
            fits_read_col(opened, TSTRING, column("name"), 1, 1, 1, null, cells, nullptr, &status);
            REQUIRE(status == 0);
            CHECK(std::string(text) == "flat");
        }
        CHECK(read_bytes(file).size() % 2880 == 0);
    }
}

TEST_CASE("the truth as CSV leaves cells empty where something does not apply") {
    const zsim::truth_csv_format format;
    std::string bytes;
    format.append(bytes, make_simulator(1, flat_sed()).make(0));
    const auto commas = [](const std::string& text) { return std::count(text.begin(), text.end(), ','); };
    CHECK(commas(bytes) == commas(format.head()));
    CHECK(contains(bytes, ",,"));
    CHECK(!contains(bytes, "nan"));
    CHECK(format.head().starts_with("z,fold,sed,"));
}

TEST_CASE("work that ends early leaves nothing, and an older file stays") {
    const scratch_folder folder;
    const zsim::simulator source = make_simulator();
    write_bytes(folder / "a.csv", "older");
    CHECK(contains(message_of([&] { write(source, 5, 2, folder / "a.csv", folder / "none" / "a.fits"); }),
                   "a.fits: cannot be written"));
    CHECK(folder.files() == 1);

    std::vector<zsim::output_file> files;
    files.push_back({folder / "a.csv", std::make_unique<zsim::csv_format>()});
    const auto fails = [](std::uint64_t done) {
        if (done > 100) throw common::error("no more");
    };
    CHECK(message_of([&] { zsim::write_rows(source, 1000, 3, files, fails); }) == "no more");
    CHECK(folder.files() == 1);
    CHECK(read_bytes(folder / "a.csv") == "older");
}

TEST_CASE("a folder's name need not be ASCII") {
    zsim::instrument observing = zsim::built_in_instrument();
    observing.name = "r\xc3\xa9ponse";
    const zsim::simulator source(observing, {}, {});
    CHECK(contains(zsim::fits_format(source, 1).head(), "r??ponse"));
}
