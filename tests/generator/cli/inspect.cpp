// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/inspect.hpp"

#include <doctest/doctest.h>

#include "src/common/error.hpp"
#include "tests/generator/cli/command_line.hpp"
#include "tests/scratch_folder.hpp"

TEST_CASE("inspect needs a model that can be read") {
    const scratch_folder folder;
    CHECK_THROWS_AS(command_line::run(zgen::add_inspect, {"inspect"}), common::usage_error);
    CHECK_THROWS_AS(command_line::run(zgen::add_inspect, {"inspect", (folder / "none.onnx").string()}), common::error);
}
