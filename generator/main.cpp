// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <iostream>
#include <new>

#include "cli/bake.hpp"
#include "cli/inspect.hpp"
#include "cli/run.hpp"
#include "cli/verify.hpp"
#include "error.hpp"
#include "zinfer/core/version.hpp"

namespace {

constexpr int bad_input = 1;
constexpr int bad_usage = 2;

int fail(const char* what, int code) {
    fmt::print(stderr, "zgen: {}\n", what);
    return code;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        CLI::App app("Reads trained 1-D networks, ONNX or Keras, and bakes them into C++ headers");
        app.set_version_flag("--version", std::string("zgen ") + zinfer::version);
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
