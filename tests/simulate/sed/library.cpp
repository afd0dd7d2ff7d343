// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/sed/library.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "src/simulate/sed/fits_sed.hpp"
#include "src/tables/data_set.hpp"
#include "src/tables/fits/file.hpp"
#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"
#include "tests/shared_files.hpp"

namespace {

/// A smooth spectrum with a line at 500 nm.
double flux(double nm) {
    return 2 + std::sin(nm / 60) + 3 * std::exp(-0.5 * std::pow((nm - 500) / 2, 2));
}

std::string text_sed(double scale, double step = 0.25, double from = 150, double to = 1150) {
    std::string text = "# a galaxy\nwavelength flux\n";
    for (double nm = from; nm <= to; nm += step) text += fmt::format("{} {}\n", nm * scale, flux(nm));
    return text;
}

std::string message(const scratch_folder& folder) {
    return message_of([&] { zsim::read_seds(folder.path()); });
}

void write_fits(const std::filesystem::path& file, std::vector<double> wave, std::vector<float> values,
                const char* unit) {
    int status = 0;
    fitsfile* made = nullptr;
    fits_create_diskfile(&made, file.c_str(), &status);
    const tables::fits::handle handle(made);
    char wave_name[] = "wavelength";
    char flux_name[] = "FLUX";
    char wave_form[] = "1D";
    char flux_form[] = "1E";
    std::string wave_unit(unit);
    char* names[]{wave_name, flux_name};
    char* forms[]{wave_form, flux_form};
    char none[] = "";
    char* units[]{wave_unit.data(), none};
    fits_create_tbl(made, BINARY_TBL, 0, 2, names, forms, units, nullptr, &status);
    fits_write_col(made, TDOUBLE, 1, 1, 1, static_cast<LONGLONG>(wave.size()), wave.data(), &status);
    fits_write_col(made, TFLOAT, 2, 1, 1, static_cast<LONGLONG>(values.size()), values.data(), &status);
    REQUIRE(status == 0);
}

}  // namespace

TEST_CASE("text in nm, text in Angstrom, FITS and arrays give the same spectrum") {
    const scratch_folder folder;
    write_bytes(folder / "a_nm.txt", text_sed(1));
    write_bytes(folder / "b_angstrom.dat", text_sed(10));
    std::vector<double> wave;
    std::vector<float> values;
    for (double nm = 150; nm <= 1150; nm += 0.25) {
        wave.push_back(nm / 1000);
        values.push_back(static_cast<float>(flux(nm)));
    }
    write_fits(folder / "c_micron.fits", wave, values, "um");
    write_bytes(folder / "notes.md", "not a spectrum");
    const std::vector<zsim::sed> seds = zsim::read_seds(folder.path());
    REQUIRE(seds.size() == 3);
    CHECK(seds[0].name() == "a_nm");
    CHECK(seds[1].name() == "b_angstrom");
    CHECK(seds[2].name() == "c_micron");
    const scratch_folder arrays;
    tables::data_set data{1, zsim::sed::points, {}, {}};
    for (std::size_t i = 0; i < zsim::sed::points; ++i) data.values.push_back(flux(150 + 0.5 * static_cast<double>(i)));
    tables::write_data(arrays / "atlas_x.npy", data);
    write_bytes(arrays / "names_x.txt", "NGC_1\n");
    const std::vector<zsim::sed> from_array = zsim::read_seds(arrays.path());
    REQUIRE(from_array.size() == 1);
    CHECK(from_array[0].name() == "NGC_1");
    for (const double z : {0.0, 0.3, 0.6}) {
        const zsim::spectrum expected = seds[0].seen_at(z);
        CHECK((seds[1].seen_at(z) - expected).abs().maxCoeff() < 1e-6);
        CHECK((seds[2].seen_at(z) - expected).abs().maxCoeff() < 1e-5);
        CHECK((from_array[0].seen_at(z) - expected).abs().maxCoeff() < 0.02);
        // The line stands where the redshift puts it.
        Eigen::Index peak = 0;
        expected.maxCoeff(&peak);
        CHECK(std::abs(zsim::wavelength(static_cast<int>(peak)) - 500 * (1 + z)) <= 1);
    }
    CHECK(seds[0].mean(500, 700) == doctest::Approx(1));
}

TEST_CASE("what is wrong with spectra of galaxies is said with file and row") {
    CHECK(contains(message_of([] { zsim::read_seds("/nowhere"); }), "/nowhere: is not a folder"));
    const scratch_folder folder;
    CHECK(contains(message(folder), "holds no spectra"));
    const auto refuses = [&](const std::string& name, const std::string& text, const std::string& expected) {
        write_bytes(folder / name, text);
        CHECK_MESSAGE(contains(message(folder), expected), message(folder));
        std::filesystem::remove(folder / name);
    };
    refuses("a.txt", "150 1\n151 nan\n", "a.txt: row 2: column 2: 'nan'; expected a finite decimal number");
    refuses("a.txt", "150 1\n151 oops\n", "a.txt: row 2: column 2: 'oops'");
    refuses("a.csv", "w,f\n150,1\n151,1,3\n", "a.csv: row 3: has 3 columns; expected two");
    refuses("a.dat", "150 1\n150 2\n", "a.dat: row 2: wavelength 150 follows 150; expected increasing");
    refuses("a.txt", text_sed(1, 1, 300, 900), "covers 300 to 900 nm; expected at least 187 to 1100.5 nm");
    refuses("a.txt", "150 -1\n1150 -1\n", "a.txt: a: has a mean of -1 over 500-700 nm");
    refuses("a.txt", "# nothing\n", "a.txt: has no rows");
    refuses("a.fits", "SIMPLE?", "a.fits: is not a FITS file");
    write_fits(folder / "a.fits", {150, 600, 1150}, {1, std::numeric_limits<float>::quiet_NaN(), 1}, "nm");
    CHECK(contains(message(folder), "a.fits: row 2: wavelength 600, flux nan; expected finite numbers"));
    std::filesystem::remove(folder / "a.fits");
    write_fits(folder / "a.fits", {150, 600, 1150}, {1, 1, 1}, "furlong");
    CHECK(contains(message(folder), "the wavelengths' unit is 'furlong'; expected nm, Angstrom or um"));
    std::filesystem::remove(folder / "a.fits");

    tables::data_set data{2, zsim::sed::points, std::vector<double>(2 * zsim::sed::points, 1), {}};
    data.values[zsim::sed::points + 3] = std::numeric_limits<double>::infinity();
    tables::write_data(folder / "b.npy", data);
    CHECK(contains(message(folder), "b.npy: row 2: b[1]: point 4: wavelength 151.5, flux inf"));
    tables::write_data(folder / "b.npy", {1, 3, {1, 2, 3}, {}});
    CHECK(contains(message(folder), "b.npy: has 3 values per row; expected 2000"));
    tables::write_data(folder / "b.npy", {1, zsim::sed::points, std::vector<double>(zsim::sed::points, 1), {}});
    CHECK(message(folder) == "no error");
    write_bytes(folder / "names.txt", "one\ntwo\n");
    CHECK(contains(message(folder), "names.txt: has 2 names; expected 1, one for each row of b.npy"));
}

TEST_CASE("the published atlas of galaxies is read with its names") {
    const auto folder = shared_files::find("gaia/seds");
    if (!folder) return;
    const std::vector<zsim::sed> seds = zsim::read_seds(*folder);
    REQUIRE(seds.size() == 65);
    CHECK(seds[0].name() == "Arp_118");
}

TEST_CASE("FITS tables whose sizes are not numbers, or absurd, are refused before CFITSIO reads them") {
    const auto refused = [](const std::string& keyword, const std::string& value) {
        const scratch_folder folder;
        write_fits(folder / "t.fits", {1, 2}, {3, 4}, "nm");
        std::string bytes = read_bytes(folder / "t.fits");
        const std::size_t at = bytes.find(keyword + " ");
        REQUIRE(at != std::string::npos);
        bytes.replace(at + 10, 20, fmt::format("{:>20}", value));
        write_bytes(folder / "t.fits", bytes);
        return message_of([&] { zsim::read_fits_sed(folder / "t.fits"); });
    };
    CHECK(refused("NAXIS1", "-12")
              .ends_with("NAXIS1 of the table at byte 2880 is not a whole number of at most 18 digits"));
    CHECK(refused("NAXIS2", "abc")
              .ends_with("NAXIS2 of the table at byte 2880 is not a whole number of at most 18 digits"));
    CHECK(refused("TFIELDS", "-2")
              .ends_with("TFIELDS of the table at byte 2880 is not a whole number of at most 18 digits"));
    CHECK(refused("TFIELDS", "20000000000").ends_with("has more than 999 columns"));
    const scratch_folder folder;
    write_bytes(folder / "t.fits", "\x1f\x8b\x08 and so on");
    CHECK(message_of([&] {
              zsim::read_fits_sed(folder / "t.fits");
          }).ends_with("if it is compressed, decompress it first"));
}
