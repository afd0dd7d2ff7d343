// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <csignal>

#include "src/common/command_line.hpp"
#include "src/simulate/cli/run.hpp"

namespace {

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

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGINT, on_signal);
    std::signal(SIGTERM, on_signal);
    common::command_line program(
        "zsim", "Simulates BP/RP spectra of galaxies as Gaia samples them: 186 fluxes in e-/s, with their redshift");
    zsim::add_run(program, stop);
    const int code = program.run(argc, argv);
    return code != 0 && received != 0 ? signal_base + received : code;
}
