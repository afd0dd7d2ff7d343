// SPDX-License-Identifier: Apache-2.0
#include "cli/run.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/print_out.hpp"
#include "cli/progress.hpp"
#include "error.hpp"
#include "evaluate/batch.hpp"
#include "import/import.hpp"
#include "io/csv.hpp"
#include "io/data_set.hpp"

namespace zgen {

namespace {

struct run_options {
    std::string model;
    std::string input;
    std::string output;
};

void run(const run_options& options) {
    if (!options.output.empty()) require_data_suffix(options.output);
    const graph g = import_model(options.model);
    const data_set inputs = read_data(options.input);
    if (inputs.columns != g.input.size())
        throw error(fmt::format("{}: has {} values a row; {} takes {} ({} positions of {} channels)", options.input,
                                inputs.columns, g.source, g.input.size(), g.input.length, g.input.channels));
    progress bar("rows", inputs.rows);
    const data_set outputs = evaluate(g, inputs, [&](std::size_t done) { bar.update(done); });
    if (options.output.empty())
        print_out(format_csv(outputs));
    else
        write_data(options.output, outputs);
}

}  // namespace

void add_run(CLI::App& app) {
    CLI::App* command = app.add_subcommand("run", "Compute a model's outputs in double precision, the reference");
    const auto options = std::make_shared<run_options>();
    command->add_option("MODEL", options->model, "ONNX or Keras model")->required();
    command->add_option("--input", options->input, "samples: .npy (the first axis is the sample) or .csv (one a line)")
        ->required();
    command->add_option("--output", options->output, "outputs: .npy or .csv; without it, CSV on standard output");
    command->footer(
        "Examples:\n"
        "  zgen run redshift.onnx --input spectra.csv\n"
        "  zgen run redshift.keras --input spectra.npy --output redshifts.npy");
    command->callback([options] { run(*options); });
}

}  // namespace zgen
