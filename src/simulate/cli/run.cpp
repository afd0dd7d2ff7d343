// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/cli/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "src/common/error.hpp"
#include "src/common/output_file.hpp"
#include "src/common/progress.hpp"
#include "src/simulate/instrument/built_in.hpp"
#include "src/simulate/instrument/measured.hpp"
#include "src/simulate/output/csv_format.hpp"
#include "src/simulate/output/fits_format.hpp"
#include "src/simulate/output/write_rows.hpp"
#include "src/simulate/simulate.hpp"

namespace zsim {

namespace {

constexpr std::uint64_t most_rows = 1'000'000'000;
constexpr unsigned most_threads = 1024;

struct run_options {
    std::uint64_t rows = 0;
    std::uint64_t seed = 0;
    std::string output;
    std::string truth;
    std::string instrument;
    std::string seds;
    std::string redshifts = "gaia";
    std::string noise = "on";
    std::string variety = "on";
    std::string colours = "gaia";
    std::vector<std::size_t> folds;
    unsigned threads = 0;
};

void run(const run_options& options) {
    settings chosen;
    chosen.seed = options.seed;
    chosen.redshifts = options.redshifts == "gaia" ? z_distribution::gaia : z_distribution::uniform;
    chosen.noise = options.noise == "on";
    chosen.variety = options.variety == "on";
    chosen.gaia_colours = options.colours == "gaia";
    chosen.only_folds = options.folds;
    if (!options.folds.empty() && options.seds.empty())
        throw common::usage_error("--folds: divides the spectra of --seds, which is missing");
    // Before anything is read: a wrong name of a file is seen at once.
    const bool to_stdout = common::is_standard_output(options.output);
    const bool truth_to_stdout = common::is_standard_output(options.truth);
    if (!options.truth.empty() && !truth_to_stdout && std::filesystem::path(options.truth).extension() != ".csv")
        throw common::usage_error(
            fmt::format("--truth {}: expected a name that ends in .csv, or - for standard output", options.truth));
    if ((to_stdout && truth_to_stdout) ||
        (!options.truth.empty() && std::filesystem::path(options.truth).lexically_normal() ==
                                       std::filesystem::path(options.output).lexically_normal()))
        throw common::usage_error(fmt::format("--truth {}: is the output, too", options.truth));
    const std::string suffix = to_stdout ? ".csv" : std::filesystem::path(options.output).extension().string();
    if (suffix != ".csv" && suffix != ".fits" && suffix != ".fit")
        throw common::usage_error(fmt::format(
            "--output {}: expected a name that ends in .csv, .fits or .fit, or - for CSV on standard output",
            options.output));

    std::vector<sed> seds;
    if (!options.seds.empty()) seds = read_seds(options.seds);
    const simulator source(options.instrument.empty() ? built_in_instrument() : read_instrument(options.instrument),
                           std::move(seds), chosen);
    std::vector<output_file> files;
    if (suffix == ".csv")
        files.push_back({options.output, std::make_unique<csv_format>()});
    else
        files.push_back({options.output, std::make_unique<fits_format>(source, options.rows)});
    if (!options.truth.empty()) files.push_back({options.truth, std::make_unique<truth_csv_format>()});

    const unsigned threads = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    common::progress bar("spectra", options.rows);
    write_rows(source, options.rows, threads, files, [&](std::uint64_t done) {
        if (!to_stdout && !truth_to_stdout) bar.update(done);  // it may be the same terminal
    });
}

}  // namespace

void add_run(common::command& program) {
    const auto options = std::make_shared<run_options>();
    program.add_option("-n,--count", options->rows, "how many spectra").required().within(std::uint64_t{1}, most_rows);
    program
        .add_option("-o,--output", options->output,
                    "file to write: .csv has z,flux_0..flux_185; .fits (.fit) has these, the truth and the settings; "
                    "-: CSV on standard output")
        .required()
        .value_name("FILE");
    program.add_option("--seed", options->seed, "of the random numbers; a row depends on it and its place alone")
        .show_default();
    program.add_option("--truth", options->truth, "also write what is true of each row: .csv").value_name("FILE");
    program
        .add_option(
            "--instrument", options->instrument,
            "folder of a measured instrument (forward_bp_u281xwl801.npy, forward_rp_u281xwl801.npy, grid186.csv; "
            "for its noise coef_to_flux_bp_80x55.csv, coef_to_flux_rp_106x55.csv, coef_error_faint_2x55.csv); "
            "without it, the built-in one")
        .value_name("DIR");
    program
        .add_option("--seds", options->seds,
                    "folder of galaxies' spectra at rest, 187-1101 nm at least: *.npy (N x 2000, 150-1149.5 nm), or "
                    "*.txt *.dat *.csv (wavelength, F_lambda; nm, or Angstrom where the largest is above 5000) and "
                    "*.fits tables; without it, built-in galaxies")
        .value_name("DIR");
    program.add_option("--z-distribution", options->redshifts, "redshifts as in Gaia's sample, or uniform in 0-0.6")
        .one_of({"gaia", "uniform"})
        .show_default();
    program.add_option("--colours", options->colours, "galaxies as red as in Gaia's sample, or any")
        .one_of({"gaia", "any"})
        .show_default();
    program.add_option("--noise", options->noise, "noise of a faint source that grows with the flux")
        .one_of({"on", "off"})
        .show_default();
    program.add_option("--variety", options->variety, "mix, tilt, redden and light up the spectra of --seds")
        .one_of({"on", "off"})
        .show_default();
    program
        .add_option("--folds", options->folds,
                    "use these tenths of --seds alone, of 0 to 9; the spectrum at place i is in fold i modulo 10")
        .split_at(',')
        .within(std::size_t{0}, folds - 1);
    program.add_option("--threads", options->threads, "default: as many as processors; the result is the same")
        .within(1U, most_threads);
    program.footer(
        "Examples:\n"
        "  zsim -n 100000 --seed 1 -o train.fits\n"
        "  zsim -n 1000 -o - | head\n"
        "  zsim -n 1000 -o spectra.csv --truth truth.csv --z-distribution uniform\n"
        "  zsim -n 100000 -o train.fits --instrument gaia/instrument --seds gaia/seds\n"
        "With --seds, split training and test data by SED (--folds, or the column fold), never by row:\n"
        "  zsim -n 100000 -o train.fits --seds gaia/seds --folds 0,1,2,3,4,5,6,7\n"
        "  zsim -n 4000 -o test.fits --seds gaia/seds --folds 8,9 --seed 1");
    program.action([options] { run(*options); });
}

}  // namespace zsim
