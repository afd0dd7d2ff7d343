// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "generator/cli/bake.hpp"
#include "generator/cli/inspect.hpp"
#include "generator/cli/run.hpp"
#include "generator/cli/verify.hpp"
#include "src/common/program.hpp"

int main(int argc, char** argv) {
    CLI::App app("Reads trained 1-D networks, ONNX or Keras, and bakes them into C++ headers");
    app.require_subcommand(1);
    zgen::add_bake(app);
    zgen::add_inspect(app);
    zgen::add_run(app);
    zgen::add_verify(app);
    app.footer(
        "Examples:\n"
        "  zgen bake redshift.onnx -o redshift.hpp\n"
        "  zgen inspect redshift.onnx\n"
        "  zgen run redshift.keras --input spectra.csv\n"
        "zgen COMMAND --help says more.");
    return common::run_program("zgen", app, argc, argv);
}
