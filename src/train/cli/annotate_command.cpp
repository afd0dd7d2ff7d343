// SPDX-License-Identifier: Apache-2.0
#include "src/train/cli/annotate_command.hpp"

#include <fmt/format.h>

#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "generator/import/import.hpp"
#include "src/common/error.hpp"
#include "src/common/output_file.hpp"
#include "src/common/read_file.hpp"
#include "src/gaia/spectrum.hpp"
#include "src/train/cli/table_options.hpp"
#include "src/train/data/training_range.hpp"
#include "src/train/fit/model_metadata.hpp"

namespace ztrain {

namespace {

struct annotate_arguments {
    std::string model;
    std::vector<std::string> data;
    std::string output;
    table_options tables;
};

void annotate(const annotate_arguments& a) {
    const std::vector<std::byte> bytes = common::read_file(a.model);
    const zgen::graph graph = zgen::import_model(bytes, a.model);
    if (graph.input.size() != gaia::samples)
        throw common::error(fmt::format("{}: takes {} values; expected {} fluxes", a.model, graph.input.size(),
                                        static_cast<int>(gaia::samples)));
    const training_table table = read_tables(a.data, a.tables.columns, a.tables.bad_rows);
    std::vector<std::size_t> rows(table.rows());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    common::write_output(a.output, with_metadata(bytes, a.model, range_metadata(table, rows, a.tables.columns)));
}

}  // namespace

void add_annotate(common::command& program) {
    common::command command = program.add_command(
        "annotate", "Add the ranges of the training data, and their unit, to an ONNX model trained elsewhere");
    const auto a = std::make_shared<annotate_arguments>();
    command.add_option("MODEL", a->model, "ONNX model that takes 186 fluxes").required();
    command.add_option("--data", a->data, data_help).required();
    add_table_options(command, a->tables);
    command.add_option("-o,--output", a->output, "the ONNX model to write").required();
    command.footer(
        "A network that zgen bakes from it says outside_training_range where a spectrum is unlike the data.\n"
        "Example:\n"
        "  ztrain annotate from_pytorch.onnx --data train.fits -o redshift.onnx");
    command.action([a] { annotate(*a); });
}

}  // namespace ztrain
