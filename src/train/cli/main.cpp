// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <iostream>
#include <new>
#include <string>

#include "cli/evaluate_command.hpp"
#include "cli/fit_command.hpp"
#include "error.hpp"
#include "zinfer/core/version.hpp"

namespace {

constexpr int bad_input = 1;
constexpr int bad_usage = 2;

int fail(const char* what, int code) {
    fmt::print(stderr, "ztrain: {}\n", what);
    return code;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        CLI::App app("Trains the galaxy redshift network, measures and compares models", "ztrain");
        app.set_version_flag("--version", std::string("ztrain ") + zinfer::version);
        app.require_subcommand(1);
        ztrain::add_fit(app);
        ztrain::add_evaluate(app);
        ztrain::add_compare(app);
        app.footer("ztrain COMMAND --help says more.");
        try {
            app.parse(argc, argv);
        } catch (const CLI::ParseError& e) {
            return app.exit(e, std::cout, std::cerr) == 0 ? 0 : bad_usage;
        }
    } catch (const zgen::usage_error& e) {
        return fail(e.what(), bad_usage);
    } catch (const std::bad_alloc&) {
        return fail("not enough memory", bad_input);
    } catch (const std::exception& e) {
        return fail(e.what(), bad_input);
    }
    return 0;
}
