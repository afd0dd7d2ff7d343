// SPDX-License-Identifier: Apache-2.0

#include "src/common/command_line.hpp"
#include "src/simulate/cli/run.hpp"

int main(int argc, char** argv) {
    common::command_line program(
        "zsim", "Simulates BP/RP spectra of galaxies as Gaia samples them: 186 fluxes in e-/s, with their redshift");
    zsim::add_run(program);
    return program.run(argc, argv);
}
