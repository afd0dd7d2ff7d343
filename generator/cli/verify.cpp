// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "generator/cli/bake_model.hpp"
#include "generator/cli/warnings.hpp"
#include "generator/verify/comparison.hpp"
#include "generator/verify/harness.hpp"
#include "src/common/error.hpp"
#include "src/common/print_out.hpp"
#include "src/common/progress.hpp"
#include "src/tables/data_set.hpp"

namespace zgen {

namespace {

struct verify_options {
    std::string model;
    std::string input;
    std::string include;
    double tolerance = 1e-5;
    bake_options options;
};

/// The samples as the network takes them, contiguous.
std::vector<float> inputs_of(const baked_model& model, const std::string& file) {
    std::vector<float> inputs;
    if (file.empty()) {
        for (const test_vector& vector : model.vectors)
            inputs.insert(inputs.end(), vector.input.begin(), vector.input.end());
        return inputs;
    }
    const tables::data_set data =
        tables::read_data(file, {.values = model.input_size(),
                                 .consumer = fmt::format("{} takes {}", model.network.source, model.input_size())});
    print_warnings(data, model.metadata, file);
    inputs.reserve(data.values.size());
    for (const double value : data.values) inputs.push_back(static_cast<float>(value));
    return inputs;
}

std::string table(const comparison& result) {
    std::size_t width = 5;
    for (const stage_errors& s : result.stages()) width = std::max(width, s.layers.size());
    std::string text = fmt::format("{:<{}}  {:>11}  {:>11}  {:>11}  {:>11}  {:>8}\n", "stage", width, "largest",
                                   "max error", "mean error", "relative", "max ULP");
    for (const stage_errors& s : result.stages())
        text += fmt::format("{:<{}}  {:>11.5g}  {:>11.3g}  {:>11.3g}  {:>11.3g}  {:>8.2f}\n", s.layers, width,
                            s.largest_value, s.largest_error, s.mean_error(), s.relative_error(), s.ulps());
    return text;
}

/// The first stage over the tolerance; nullptr where all are within.
const stage_errors* first_outside(const comparison& result, double tolerance) {
    for (const stage_errors& s : result.stages())
        if (!(s.relative_error() <= tolerance)) return &s;
    return nullptr;
}

void verify(const verify_options& options) {
    const baked_model model = bake_model(options.model, options.options);
    print_warnings(model.network, options.model);
    const std::vector<float> inputs = inputs_of(model, options.input);
    const std::size_t rows = inputs.size() / model.input_size();
    if (rows == 0) throw common::usage_error("there is nothing to compare: give --input, or --self-test of at least 1");

    const harness program(model, options.include);
    comparison result(model);
    std::size_t done = 0;
    std::size_t refused = 0;
    {
        common::progress bar("rows", rows);
        program.run(inputs, [&](const harness::row& row) {
            if (row.status == zinfer::status::ok)
                result.add(std::span(inputs).subspan(done * model.input_size(), model.input_size()), row.stages);
            else
                ++refused;
            bar.update(++done);
        });
    }
    const std::string head = fmt::format("{}: {} inputs, {} of them refused; float32 on this machine against float64",
                                         options.model, rows, refused);
    if (refused == rows) {
        common::print_out(head + "\n\nverdict: fails; nothing was compared\n");
        throw common::error(fmt::format("{}: the input guard refuses all {} inputs; expected some that it lets pass",
                                        options.input.empty() ? options.model : options.input, rows));
    }
    const stage_errors* const outside = first_outside(result, options.tolerance);
    const std::string verdict =
        outside == nullptr
            ? fmt::format("verdict: passes; every stage is within {:.3g} of its largest value", options.tolerance)
            : fmt::format("verdict: fails; stage '{}' is off by {:.3g} of its largest value", outside->layers,
                          outside->relative_error());
    common::print_out(fmt::format("{}\n\n{}\n{}\n", head, table(result), verdict));
    if (outside != nullptr)
        throw common::error(
            fmt::format("{}: stage '{}': differs from float64 by {:.3g} of its largest value; expected "
                        "at most {:.3g}",
                        options.model, outside->layers, outside->relative_error(), options.tolerance));
}

}  // namespace

void add_verify(common::command& program) {
    common::command command = program.add_command(
        "verify", "Bake a model, compile and run it here, and compare every stage with double precision");
    const auto options = std::make_shared<verify_options>();
    options->options.name = "model";
    command.add_option("MODEL", options->model, "ONNX or Keras model").required();
    command.add_option("--input", options->input, "samples, .npy or .csv; without it, those of the self-test")
        .value_name("FILE");
    command.add_option("--tolerance", options->tolerance, "largest error allowed, relative to a stage's largest value")
        .not_negative()
        .show_default();
    command
        .add_option("--include", options->include,
                    "folder with zinfer's headers, where the sources that zgen was built from have moved")
        .value_name("DIR");
    add_network_options(command, options->options);
    command.footer(
        "The relative error and the ULP, units in the last place, are those of the stage's largest value.\n"
        "CXX names the compiler; without it, c++.\n"
        "Example:\n"
        "  zgen verify redshift.onnx --input spectra.csv");
    command.action([options] { verify(*options); });
}

}  // namespace zgen
