// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/warnings.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <string>

#include "generator/cli/run.hpp"
#include "tests/generator/cli/command_line.hpp"
#include "tests/scratch_folder.hpp"

namespace {

/// What an action writes to standard error.
template <class Action>
std::string written_to_stderr(const scratch_folder& folder, Action action) {
    const std::string file = (folder / "stderr.txt").string();
    std::fflush(stderr);
    const int before = ::dup(STDERR_FILENO);
    const int target = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(target, STDERR_FILENO);
    ::close(target);
    action();
    std::fflush(stderr);
    ::dup2(before, STDERR_FILENO);
    ::close(before);
    return read_bytes(file);
}

}  // namespace

TEST_CASE("warnings are printed one a line, each with the file's name") {
    const scratch_folder folder;
    zgen::graph g;
    CHECK(written_to_stderr(folder, [&] { zgen::print_warnings(g, "dir/m.onnx"); }).empty());
    g.warnings = {"one", "two"};
    CHECK(written_to_stderr(folder, [&] { zgen::print_warnings(g, "dir/m.onnx"); }) ==
          "zgen: dir/m.onnx: warning: one\nzgen: dir/m.onnx: warning: two\n");
}

TEST_CASE("a command prints the warnings of the import and goes on") {
    const scratch_folder folder;
    onnx_model::model model;
    model.input("x", {1, 2}).output("y", {1, 3});
    model.add("Relu", {"x"}, {"y"});
    const std::string file = (folder / "m.onnx").string();
    write_bytes(file, model.proto.SerializeAsString());
    write_bytes(folder / "x.csv", "1,-1\n");
    const std::string text = written_to_stderr(folder, [&] {
        command_line::run(zgen::add_run, {"run", file, "--input", (folder / "x.csv").string(), "--output",
                                          (folder / "y.csv").string()});
    });
    CHECK(text ==
          "zgen: " + file + ": warning: output 'y' has the shape (1, 3) in the file; the network computes (1, 2)\n");
    CHECK(read_bytes(folder / "y.csv") == "1,0\n");
}
