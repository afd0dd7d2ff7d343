// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "cli/evaluate_command.hpp"
#include "cli/fit_command.hpp"

int main(int argc, char** argv) {
    CLI::App app("Trains the galaxy redshift network", "ztrain");
    app.require_subcommand(1);
    ztrain::add_fit(app);
    ztrain::add_evaluate(app);
    ztrain::add_compare(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp& help) {
        return app.exit(help);
    } catch (const CLI::ParseError& wrong) {
        app.exit(wrong);
        return 2;
    } catch (const std::exception& e) {
        fmt::print(stderr, "ztrain: {}\n", e.what());
        return 1;
    }
}
