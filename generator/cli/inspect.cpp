// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/inspect.hpp"

#include <memory>
#include <string>

#include "generator/cli/warnings.hpp"
#include "generator/emit/report.hpp"
#include "generator/emit/summary.hpp"
#include "generator/import/import.hpp"
#include "generator/passes/passes.hpp"
#include "src/common/print_out.hpp"

namespace zgen {

namespace {

struct inspect_options {
    std::string model;
    bool json = false;
};

void inspect(const inspect_options& options) {
    graph g = import_model(options.model, keras::rehearse);
    print_warnings(g, options.model);
    optimize(g);
    common::print_out(options.json ? summary_json(g) : summary_text(g));
}

}  // namespace

void add_inspect(common::command& program) {
    common::command command = program.add_command("inspect", "Show a model's layers and what they cost");
    const auto options = std::make_shared<inspect_options>();
    command.add_option("MODEL", options->model, "ONNX or Keras model").required();
    command.add_flag("--json", options->json, "JSON instead of a table");
    command.footer(
        "Examples:\n"
        "  zgen inspect redshift.onnx\n"
        "  zgen inspect redshift.keras --json");
    command.action([options] { inspect(*options); });
}

}  // namespace zgen
