// SPDX-License-Identifier: Apache-2.0

#include "src/common/command_line.hpp"
#include "src/train/cli/annotate_command.hpp"
#include "src/train/cli/evaluate_command.hpp"
#include "src/train/cli/fit_command.hpp"

int main(int argc, char** argv) {
    common::command_line program("ztrain", "Trains the galaxy redshift network, measures and compares models");
    ztrain::add_fit(program);
    ztrain::add_evaluate(program);
    ztrain::add_compare(program);
    ztrain::add_annotate(program);
    program.footer("ztrain COMMAND --help says more.");
    return program.run(argc, argv);
}
