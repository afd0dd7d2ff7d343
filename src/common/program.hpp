// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <iostream>
#include <new>
#include <string>

#include "src/common/error.hpp"
#include "zinfer/core/version.hpp"

namespace common {

/// What zgen, zsim and ztrain end with, beside 0.
inline constexpr int bad_input = 1;
inline constexpr int bad_usage = 2;

/// Runs the command that the arguments name and gives the program's exit code; errors go to stderr as "NAME: what".
inline int run_program(const std::string& name, CLI::App& app, int argc, char** argv) {
    const auto fail = [&](const char* what, int code) {
        fmt::print(stderr, "{}: {}\n", name, what);
        return code;
    };
    app.set_version_flag("--version", name + " " + zinfer::version);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e, std::cout, std::cerr) == 0 ? 0 : bad_usage;
    } catch (const usage_error& e) {
        return fail(e.what(), bad_usage);
    } catch (const std::bad_alloc&) {
        return fail("not enough memory", bad_input);
    } catch (const std::exception& e) {
        return fail(e.what(), bad_input);
    }
    return 0;
}

}  // namespace common
