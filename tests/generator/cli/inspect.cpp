// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/inspect.hpp"

#include <doctest/doctest.h>

#include <CLI/CLI.hpp>

#include "src/common/error.hpp"
#include "tests/scratch_folder.hpp"

TEST_CASE("inspect needs a model that can be read") {
    const scratch_folder folder;
    CLI::App app;
    zgen::add_inspect(app);
    CHECK_THROWS_AS(app.parse("inspect"), CLI::RequiredError);
    CHECK_THROWS_AS(app.parse("inspect " + (folder / "none.onnx").string()), common::error);
}
