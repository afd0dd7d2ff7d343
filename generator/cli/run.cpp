// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/run.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string>

#include "generator/cli/warnings.hpp"
#include "generator/evaluate/batch.hpp"
#include "generator/import/import.hpp"
#include "src/common/error.hpp"
#include "src/common/print_out.hpp"
#include "src/common/progress.hpp"
#include "src/tables/csv.hpp"
#include "src/tables/data_set.hpp"

namespace zgen {

namespace {

struct run_options {
    std::string model;
    std::string input;
    std::string output;
};

void run(const run_options& options) {
    if (!options.output.empty()) tables::require_data_suffix(options.output);
    const graph g = import_model(options.model, keras::rehearse);
    print_warnings(g, options.model);
    const tables::data_set inputs = tables::read_data(options.input);
    if (!inputs.warning.empty()) fmt::print(stderr, "zgen: {}\n", inputs.warning);
    if (inputs.columns != g.input.size())
        throw common::error(fmt::format("{}: has {} values per row; {} takes {} ({} positions of {} channels)",
                                        options.input, inputs.columns, g.source, g.input.size(), g.input.length,
                                        g.input.channels));
    common::progress bar("rows", inputs.rows);
    const tables::data_set outputs = evaluate(g, inputs, [&](std::size_t done) { bar.update(done); });
    if (options.output.empty())
        common::print_out(tables::format_csv(outputs));
    else
        tables::write_data(options.output, outputs);
}

}  // namespace

void add_run(common::command& program) {
    common::command command =
        program.add_command("run", "Compute a model's outputs in double precision, the reference");
    const auto options = std::make_shared<run_options>();
    command.add_option("MODEL", options->model, "ONNX or Keras model").required();
    command.add_option("--input", options->input, "samples: .npy (the first axis is the sample) or .csv (one per line)")
        .required();
    command.add_option("--output", options->output, "outputs: .npy or .csv; without it, CSV on standard output");
    command.footer(
        "Examples:\n"
        "  zgen run redshift.onnx --input spectra.csv\n"
        "  zgen run redshift.keras --input spectra.npy --output redshifts.npy");
    command.action([options] { run(*options); });
}

}  // namespace zgen
