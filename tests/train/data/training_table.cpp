// SPDX-License-Identifier: Apache-2.0
#include "src/train/data/training_table.hpp"

#include <doctest/doctest.h>
#include <fitsio.h>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "src/gaia/spectrum.hpp"
#include "src/tables/text/lines.hpp"
#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"
#include "tests/tables/gzip.hpp"
#include "tests/train/data/spectra.hpp"

namespace {

namespace fs = std::filesystem;

struct contents {
    ztrain::training_table table;
    ztrain::bad_rows bad;
};

contents read(const fs::path& file, const ztrain::training_columns& columns = {}) {
    contents c;
    ztrain::read_training_table(file, columns, c.table, c.bad);
    return c;
}

std::string refusal(const fs::path& file) {
    return message_of([&] { read(file); });
}

contents read_text(const std::string& text) {
    const scratch_folder folder;
    write_bytes(folder / "t.csv", text);
    return read(folder / "t.csv");
}

std::string refusal_of_text(const std::string& text) {
    const scratch_folder folder;
    write_bytes(folder / "t.csv", text);
    const std::string message = refusal(folder / "t.csv");
    const std::string name = (folder / "t.csv").string() + ": ";
    CHECK(message.starts_with(name));
    return message.starts_with(name) ? message.substr(name.size()) : message;
}

/// A FITS file with one table of these columns, filled by `fill`.
template <class Fill>
void write_fits(const fs::path& file, std::vector<std::string> names, std::vector<std::string> forms, LONGLONG rows,
                Fill fill) {
    fitsfile* fits = nullptr;
    int status = 0;
    fits_create_diskfile(&fits, file.c_str(), &status);
    std::vector<char*> types;
    std::vector<char*> formats;
    for (std::string& name : names) types.push_back(name.data());
    for (std::string& form : forms) formats.push_back(form.data());
    fits_create_tbl(fits, BINARY_TBL, rows, static_cast<int>(names.size()), types.data(), formats.data(), nullptr,
                    "SPECTRA", &status);
    fill(fits, status);
    fits_close_file(fits, &status);
    REQUIRE(status == 0);
}

void write_table(const fs::path& file, const std::string& z_form = "1D", const std::string& flux_form = "186E",
                 std::size_t rows = 3) {
    write_fits(file, {"source_id", "z", "flux"}, {"1K", z_form, flux_form}, static_cast<LONGLONG>(rows),
               [&](fitsfile* fits, int& status) {
                   for (std::size_t i = 0; i < rows; ++i) {
                       float z = 0.1F * static_cast<float>(i % 7);
                       std::vector<float> flux(gaia::samples);
                       for (std::size_t f = 0; f < flux.size(); ++f) flux[f] = static_cast<float>(i * 1000 + f);
                       const auto row = static_cast<LONGLONG>(i + 1);
                       fits_write_col(fits, TFLOAT, 2, row, 1, 1, &z, &status);
                       fits_write_col(fits, TFLOAT, 3, row, 1, static_cast<LONGLONG>(flux.size()), flux.data(),
                                      &status);
                   }
               });
}

}  // namespace

TEST_CASE("CSV: columns are found by name, and numbers are the nearest floats") {
    std::string header = "flux_185,source_id,z";
    std::string row = "1e-3, 77 ,0.6";
    for (int i = 0; i < 185; ++i) {
        header += ",flux_" + std::to_string(i);
        row += i == 4 ? ",+0.1" : ",-" + std::to_string(i) + ".25";
    }
    const contents c = read_text("\xEF\xBB\xBF" + header + "\r\n" + row + "\r\n\r\n" + row);
    CHECK(c.bad.count == 0);
    REQUIRE(c.table.rows() == 2);
    CHECK(c.table.z[0] == 0.6F);
    CHECK(c.table.flux.size() == 2 * gaia::samples);
    CHECK(c.table.flux[4] == 0.1F);
    CHECK(c.table.flux[184] == -184.25F);
    CHECK(c.table.flux[185] == 0.001F);
}

TEST_CASE("CSV: rows that cannot be used are named and passed over") {
    std::string text = spectra::csv_header();
    for (const auto& [z, flux] : std::vector<std::pair<std::string, std::string>>{{"0.1", "1"},
                                                                                  {"0.7", "1"},
                                                                                  {"-0.01", "1"},
                                                                                  {"nan", "1"},
                                                                                  {"0.1", "nan"},
                                                                                  {"0.1", "inf"},
                                                                                  {"0.1", "1e50"},
                                                                                  {"0.1", "a\x1b[7m"},
                                                                                  {"0.1", ""},
                                                                                  {"0.1", "1e-60"},
                                                                                  {"0.1", "1 2"}})
        text += spectra::csv_row(z, flux);
    text += "0.1,1\n";
    const contents c = read_text(text);
    CHECK(c.table.rows() == 2);
    CHECK(c.table.flux[gaia::samples] == 0);
    CHECK(c.bad.count == 10);
    REQUIRE(c.bad.reasons.size() == 10);
    const auto ends = [&](std::size_t i, const std::string& message) {
        CAPTURE(c.bad.reasons[i]);
        CHECK(c.bad.reasons[i].ends_with("t.csv: " + message));
    };
    ends(0, "row 3: z is 0.7; expected 0 to 0.6");
    ends(1, "row 4: z is -0.01; expected 0 to 0.6");
    ends(2, "row 5: z is missing; expected 0 to 0.6");
    ends(3, "row 6: flux_0 is missing; expected a finite number");
    ends(4, "row 7: flux_0 is inf; expected a finite number");
    ends(5, "row 8: flux_0 is inf; expected a finite number");
    ends(6, "row 9: column 2 (flux_0): 'a?[7m' is not a number; expected a decimal number such as 1.5, nan or inf");
    ends(7, "row 10: flux_0 is missing; expected a finite number");
    ends(8, "row 12: column 2 (flux_0): '1 2' is not a number; expected a decimal number such as 1.5, nan or inf");
    ends(9, "row 13: has 2 columns; expected 187, as in the first row");
}

TEST_CASE("CSV: of many bad rows ten are named, and all counted") {
    std::string text = spectra::csv_header();
    for (int i = 0; i < 50; ++i) text += "0.1\n";
    const contents c = read_text(text);
    CHECK(c.bad.count == 50);
    CHECK(c.bad.reasons.size() == 10);
}

TEST_CASE("CSV: a row that begins in one block of the file and ends in the next is whole") {
    std::string text = spectra::csv_header();
    constexpr int rows = 4000;  // 3 MB, where blocks are of 256 kB
    for (int i = 0; i < rows; ++i) text += spectra::csv_row("0.25", std::to_string(i));
    text.pop_back();
    const contents c = read_text(text);
    CHECK(c.bad.count == 0);
    REQUIRE(c.table.rows() == rows);
    for (std::size_t i = 0; i < rows; ++i) REQUIRE(c.table.flux[i * gaia::samples] == static_cast<float>(i));
}

TEST_CASE("compressed by gzip, CSV is read and FITS refused with the way out") {
    const scratch_folder folder;
    write_bytes(folder / "t.csv.gz", gzip(spectra::csv_header() + spectra::csv_row("0.5", "7")));
    CHECK(read(folder / "t.csv.gz").table.z == std::vector<float>{0.5F});
    write_table(folder / "t.fits");
    write_bytes(folder / "t.fits.gz", gzip(read_bytes(folder / "t.fits")));
    CHECK(contains(refusal(folder / "t.fits.gz"), "if it is compressed, decompress it first"));
}

TEST_CASE("CSV: files that are not tables are refused") {
    CHECK(refusal_of_text("") == "is empty (0 bytes)");
    CHECK(refusal_of_text("\n") == "has no rows");
    CHECK(refusal_of_text("redshift,flux_0\n") ==
          "has no column 'z'; name the column of redshifts with --z-column; it has 'redshift', 'flux_0'");
    CHECK(contains(refusal_of_text(spectra::csv_header().substr(2)), "has no column 'z'"));
    CHECK(
        contains(refusal_of_text("z,flux_0\n"), "has only the columns flux_0 to flux_0; expected flux_0 to flux_185"));
    CHECK(contains(refusal_of_text("0.5,1,2\n"), "the first row names no columns; expected a header with z"));
    std::string wide = spectra::csv_header();
    wide.pop_back();
    CHECK(contains(refusal_of_text(wide + ",flux_186\n"), "has the columns flux_0 to flux_186"));
    CHECK(refusal_of_text("z," + spectra::csv_header()) == "has two columns 'z'");
    CHECK(contains(refusal_of_text("\x1f\x8b\x08 and so on"), "is damaged"));
    CHECK(refusal_of_text(spectra::csv_header() + std::string(tables::longest_line + 1, '7')) ==
          "row 2: is longer than 16777216 bytes");
    CHECK(contains(refusal_of_text(std::string(1 << 16, '\0')), "is neither text, nor FITS, nor a NumPy array"));
}

TEST_CASE("what is not a regular file is refused") {
    const scratch_folder folder;
    CHECK(contains(refusal(folder / "none.csv"), "none.csv: cannot be opened (No such file or directory)"));
    CHECK(contains(refusal(folder.path()), "is a folder; expected a file"));
    CHECK(contains(refusal("/dev/zero"), "is a device or pipe; expected a regular file"));
}

TEST_CASE("FITS: z and flux are read whatever the type of their numbers") {
    const scratch_folder folder;
    for (const auto& [z_form, flux_form] : std::vector<std::pair<std::string, std::string>>{
             {"1D", "186E"}, {"1E", "186D"}, {"E", "186J"}, {"D", "186I"}}) {
        const fs::path file = folder / ("t" + flux_form + ".fits");
        write_table(file, z_form, flux_form);
        const contents c = read(file);
        CHECK(c.bad.count == 0);
        REQUIRE(c.table.rows() == 3);
        CHECK(c.table.z == std::vector<float>{0, 0.1F, 0.2F});
        CHECK(c.table.flux[2 * gaia::samples + 185] == 2185);
    }
}

TEST_CASE("FITS: more rows than are read at once, and tables appended to each other") {
    const scratch_folder folder;
    write_table(folder / "t.fits", "1D", "186E", 2500);
    write_bytes(folder / "t.csv", spectra::csv_header() + spectra::csv_row("0.5", "7"));
    contents c;
    for (const char* name : {"t.fits", "t.csv"}) ztrain::read_training_table(folder / name, {}, c.table, c.bad);
    REQUIRE(c.table.rows() == 2501);
    CHECK(c.table.flux[2499 * gaia::samples + 1] == 2499 * 1000 + 1);
    CHECK(c.table.z[2500] == 0.5F);
}

TEST_CASE("FITS: rows that cannot be used are named and passed over") {
    const scratch_folder folder;
    write_fits(folder / "t.fits", {"Z", "FLUX"}, {"1D", "186E"}, 4, [](fitsfile* fits, int& status) {
        std::vector<double> z{0.1, 0.9, std::numeric_limits<double>::quiet_NaN(), 0.2};
        std::vector<float> flux(4 * gaia::samples, 1.0F);
        flux.back() = std::numeric_limits<float>::infinity();
        fits_write_col(fits, TDOUBLE, 1, 1, 1, 4, z.data(), &status);
        fits_write_col(fits, TFLOAT, 2, 1, 1, static_cast<LONGLONG>(flux.size()), flux.data(), &status);
    });
    const contents c = read(folder / "t.fits");
    CHECK(c.table.rows() == 1);
    REQUIRE(c.bad.reasons.size() == 3);
    CHECK(contains(c.bad.reasons[0], "t.fits: row 2: z is 0.9; expected 0 to 0.6"));
    CHECK(contains(c.bad.reasons[1], "row 3: z is missing"));
    CHECK(contains(c.bad.reasons[2],
                   "row 4: flux_185 is missing; expected a finite number"));  // CFITSIO takes inf for undefined
}

TEST_CASE("FITS: columns that hold something else are refused") {
    const scratch_folder folder;
    const auto refused = [&](const std::string& z_form, const std::string& flux_form) {
        const fs::path file = folder / (z_form + flux_form.substr(0, 3) + flux_form.back() + ".fits");
        write_fits(file, {"z", "flux"}, {z_form, flux_form}, 2, [](fitsfile*, int&) {});
        const std::string message = refusal(file);
        return message.substr(message.find(": ") + 2);
    };
    CHECK(refused("1D", "185E") == "column 'flux' has 185 values per row; expected 186");
    CHECK(refused("2D", "186E") == "column 'z' has 2 values per row; expected 1");
    CHECK(refused("1D", "1PE(186)") == "column 'flux' has arrays of variable length; expected 186 real numbers a row");
    CHECK(refused("1D", "186A") == "column 'flux' has no real numbers; expected 186 real numbers a row");
    CHECK(refused("1L", "186E") == "column 'z' has no real numbers; expected 1 real numbers a row");
    CHECK(refused("1D", "186C") == "column 'flux' has no real numbers; expected 186 real numbers a row");
    write_fits(folder / "y.fits", {"z", "flux", "FLUX"}, {"1D", "186E", "186E"}, 2, [](fitsfile*, int&) {});
    CHECK(contains(refusal(folder / "y.fits"), "has two columns 'flux'"));
    write_fits(folder / "n.fits", {"z", "a", "b"}, {"1D", "186E", "186E"}, 2, [](fitsfile*, int&) {});
    CHECK(contains(refusal(folder / "n.fits"), "the first table has several columns of 186 values per row"));
    write_fits(folder / "w.fits", {"z", "a"}, {"1D", "185E"}, 2, [](fitsfile*, int&) {});
    CHECK(contains(refusal(folder / "w.fits"), "has no column of 186 values per row"));
}

TEST_CASE("FITS: files cut short anywhere, and numbers of rows that are not there, are refused") {
    const scratch_folder folder;
    write_table(folder / "t.fits", "1D", "186E", 30);
    const std::string whole = read_bytes(folder / "t.fits");
    for (std::size_t size : {6U, 80U, 2879U, 2880U, 2881U, 5000U, 5760U, 5800U, 10000U, 20000U}) {
        CAPTURE(size);
        write_bytes(folder / "cut.fits", whole.substr(0, size));
        const std::string message = refusal(folder / "cut.fits");
        CHECK(contains(message, "cut.fits: "));
    }
    for (const char* rows :
         {"          9000000000", " 9223372036854775807", "                  -7", "                 abc"}) {
        CAPTURE(rows);
        std::string hostile = whole;
        const std::size_t at = hostile.find("NAXIS2  = ");
        REQUIRE(at != std::string::npos);
        hostile.replace(at + 10, 20, rows);
        write_bytes(folder / "hostile.fits", hostile);
        CHECK(contains(refusal(folder / "hostile.fits"), "hostile.fits: "));
    }
}

TEST_CASE("FITS: a number of columns beyond the standard's is refused before memory is taken for them") {
    const scratch_folder folder;
    write_table(folder / "t.fits");
    std::string hostile = read_bytes(folder / "t.fits");
    const std::size_t at = hostile.find("TFIELDS = ");
    REQUIRE(at != std::string::npos);
    hostile.replace(at + 10, 20, "         20000000000");
    write_bytes(folder / "t.fits", hostile);
    CHECK(contains(refusal(folder / "t.fits"), "t.fits: has more than 999 columns"));
}

TEST_CASE("FITS: sizes of a table that are not whole numbers are refused") {
    // CFITSIO 4.2 leaves the number of columns unset there, and takes memory for whatever the stack held.
    const scratch_folder folder;
    write_table(folder / "t.fits");
    const std::string whole = read_bytes(folder / "t.fits");
    for (const char* keyword : {"NAXIS1  = ", "NAXIS2  = ", "TFIELDS = "}) {
        CAPTURE(keyword);
        std::string hostile = whole;
        const std::size_t at = hostile.find(keyword);
        REQUIRE(at != std::string::npos);
        hostile.replace(at + 10, 20, "                  -7");
        write_bytes(folder / "t.fits", hostile);
        CHECK(contains(refusal(folder / "t.fits"), "is not a whole number of at most 18 digits"));
    }
}

TEST_CASE("FITS: a file without a table is refused, and CFITSIO's syntax for names does not act") {
    const scratch_folder folder;
    fitsfile* fits = nullptr;
    int status = 0;
    fits_create_diskfile(&fits, (folder / "image.fits").c_str(), &status);
    fits_create_img(fits, BYTE_IMG, 0, nullptr, &status);
    fits_close_file(fits, &status);
    REQUIRE(status == 0);
    CHECK(contains(refusal(folder / "image.fits"), "image.fits: has no table"));
    write_table(folder / "t.fits[1][col z=0]");
    CHECK(read(folder / "t.fits[1][col z=0]").table.rows() == 3);
    CHECK(contains(refusal((folder / "t.fits").string() + "[1]"), "No such file"));
    write_table(folder / "!t.fits(copy).fits");
    CHECK(read(folder / "!t.fits(copy).fits").table.rows() == 3);
}

TEST_CASE("FITS: columns go by the names given, in any case, or by their width") {
    const scratch_folder folder;
    const auto fill = [](fitsfile* fits, int& status) {
        std::vector<double> z{0.1, 0.2};
        std::vector<float> flux(2 * gaia::samples, 3.0F);
        fits_write_col(fits, TDOUBLE, 1, 1, 1, 2, z.data(), &status);
        fits_write_col(fits, TFLOAT, 2, 1, 1, static_cast<LONGLONG>(flux.size()), flux.data(), &status);
    };
    write_fits(folder / "t.fits", {"Redshift", "spectrum"}, {"1D", "186E"}, 2, fill);
    ztrain::training_columns by_width;
    by_width.redshift = "redshift";
    CHECK(read(folder / "t.fits", by_width).table.z == std::vector<float>{0.1F, 0.2F});
    CHECK(read(folder / "t.fits", {"Spectrum", "REDSHIFT"}).table.flux[200] == 3);
    CHECK(contains(refusal(folder / "t.fits"), "the first table has no column 'z'"));
}

TEST_CASE("redshifts outside the range given are refused") {
    const scratch_folder folder;
    write_bytes(folder / "t.csv", spectra::csv_header() + spectra::csv_row("1.2", "1") + spectra::csv_row("0.05", "1"));
    const contents c = read(folder / "t.csv", {"", "z", 0.1, 1.5});
    CHECK(c.table.z == std::vector<float>{1.2F});
    REQUIRE(c.bad.count == 1);
    CHECK(contains(c.bad.reasons[0], "row 3: z is 0.05; expected 0.1 to 1.5"));
}
