// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "src/common/program.hpp"
#include "src/train/cli/evaluate_command.hpp"
#include "src/train/cli/fit_command.hpp"

int main(int argc, char** argv) {
    CLI::App app("Trains the galaxy redshift network, measures and compares models", "ztrain");
    app.require_subcommand(1);
    ztrain::add_fit(app);
    ztrain::add_evaluate(app);
    ztrain::add_compare(app);
    app.footer("ztrain COMMAND --help says more.");
    return common::run_program("ztrain", app, argc, argv);
}
