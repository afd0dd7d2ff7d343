// SPDX-License-Identifier: Apache-2.0

#include "generator/cli/bake.hpp"
#include "generator/cli/inspect.hpp"
#include "generator/cli/run.hpp"
#include "generator/cli/verify.hpp"
#include "src/common/command_line.hpp"

int main(int argc, char** argv) {
    common::command_line program("zgen", "Reads trained 1-D networks, ONNX or Keras, and bakes them into C++ headers");
    zgen::add_bake(program);
    zgen::add_inspect(program);
    zgen::add_run(program);
    zgen::add_verify(program);
    program.footer(
        "Examples:\n"
        "  zgen bake redshift.onnx -o redshift.hpp\n"
        "  zgen inspect redshift.onnx\n"
        "  zgen run redshift.keras --input spectra.csv\n"
        "zgen COMMAND --help says more.");
    return program.run(argc, argv);
}
