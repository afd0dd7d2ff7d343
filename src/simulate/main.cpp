// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <new>
#include <string>

#include "cli/run.hpp"
#include "error.hpp"
#include "output/write_rows.hpp"
#include "zinfer/core/version.hpp"

namespace {

constexpr int bad_input = 1;
constexpr int bad_usage = 2;
constexpr int signal_base = 128;

std::atomic<bool> stop{false};
std::atomic<int> received{0};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

/// The first signal ends the work in order, and no unfinished file remains; a second one ends the program.
void on_signal(int number) {
    received = number;
    stop = true;
    std::signal(number, SIG_DFL);
}

int fail(const char* what, int code) {
    fmt::print(stderr, "zsim: {}\n", what);
    return code;
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGINT, on_signal);
    std::signal(SIGTERM, on_signal);
    try {
        CLI::App app(
            "Simulates BP/RP spectra of galaxies as Gaia samples them: 186 fluxes in e-/s, with their redshift");
        app.set_version_flag("--version", std::string("zsim ") + zinfer::version);
        zsim::add_run(app, stop);
        try {
            app.parse(argc, argv);
        } catch (const CLI::ParseError& e) {
            return app.exit(e, std::cout, std::cerr) == 0 ? 0 : bad_usage;
        }
    } catch (const zgen::usage_error& e) {
        return fail(e.what(), bad_usage);
    } catch (const zsim::interrupted& e) {
        return fail(e.what(), signal_base + received);
    } catch (const std::bad_alloc&) {
        return fail("not enough memory", bad_input);
    } catch (const std::exception& e) {
        return fail(e.what(), bad_input);
    }
    return 0;
}
