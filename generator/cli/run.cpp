// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <span>
#include <string>

#include "generator/cli/warnings.hpp"
#include "generator/evaluate/batch.hpp"
#include "generator/import/import.hpp"
#include "generator/metadata/guard.hpp"
#include "generator/metadata/model_metadata.hpp"
#include "generator/metadata/status.hpp"
#include "src/common/output_file.hpp"
#include "src/common/progress.hpp"
#include "src/common/read_file.hpp"
#include "src/tables/data_set.hpp"

namespace zgen {

namespace {

struct run_options {
    std::string model;
    std::string input;
    std::string output = "-";
    std::string flux_column;
};

/// The columns of a table that the network takes.
tables::column_request request(const graph& g, const run_options& options) {
    return {.values = g.input.size(),
            .consumer = fmt::format("{} takes {} ({} positions of {} channels)", g.source, g.input.size(),
                                    g.input.length, g.input.channels),
            .flux = options.flux_column};
}

/// The statuses that the baked network would return; outputs without a value become NaN.
status_counts judge(const graph& g, const model_metadata& metadata, const tables::data_set& inputs,
                    tables::data_set& outputs) {
    const zinfer::input_guard guard = effective_guard(g, metadata);
    status_counts counts;
    for (std::size_t row = 0; row < inputs.rows; ++row) {
        const std::span<double> values = std::span(outputs.values).subspan(row * outputs.columns, outputs.columns);
        const zinfer::status status = status_of(inputs.row(row), values, guard, metadata);
        counts.add(status);
        if (status > zinfer::status::output_out_of_range) std::fill(values.begin(), values.end(), std::nan(""));
    }
    return counts;
}

void run(const run_options& options) {
    const tables::data_format format = tables::format_of(options.output);
    const graph g = import_model(options.model, keras::rehearse);
    print_warnings(g, options.model);
    const model_metadata metadata = read_metadata(g);
    const tables::data_set inputs = tables::read_data(options.input, request(g, options));
    print_warnings(inputs, metadata, options.input);
    tables::data_set outputs;
    {
        common::progress bar("rows", inputs.rows);
        outputs = evaluate(g, inputs, [&](std::size_t done) { bar.update(done); });
    }
    const status_counts counts = judge(g, metadata, inputs, outputs);
    common::write_output(options.output, tables::format_data(outputs, format));
    if (counts.count(zinfer::status::ok) != inputs.rows)
        fmt::print(stderr, "zgen: {}: of {} rows {}\n", common::input_name(options.input), inputs.rows, counts.text());
}

}  // namespace

void add_run(common::command& program) {
    common::command command =
        program.add_command("run", "Compute a model's outputs in double precision, the reference");
    const auto options = std::make_shared<run_options>();
    command.add_option("MODEL", options->model, "ONNX or Keras model").required();
    command
        .add_option("--input", options->input,
                    "samples: CSV, also compressed by gzip, FITS or .npy, one per row; -: standard input")
        .required();
    command.add_option("--flux-column", options->flux_column,
                       "the column of arrays, or the columns NAME_0, NAME_1, ..., that hold the values; default: flux");
    command.add_option("--output", options->output, "outputs: .npy or .csv; -: CSV on standard output").show_default();
    command.footer(
        "A row without all of its values, or whose values are not finite, gets nan.\n"
        "Examples:\n"
        "  zgen run redshift.onnx --input spectra.csv\n"
        "  zgen run redshift.keras --input spectra.npy --output redshifts.npy\n"
        "  zsim -n 10 -o - | zgen run redshift.onnx --input -");
    command.action([options] { run(*options); });
}

}  // namespace zgen
