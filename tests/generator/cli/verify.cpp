// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/verify.hpp"

#include <doctest/doctest.h>

#include "generator/verify/runtime_headers.hpp"
#include "src/common/error.hpp"
#include "tests/generator/cli/command_line.hpp"
#include "tests/message_of.hpp"

namespace {

void verify(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "verify");
    command_line::run(zgen::add_verify, std::move(arguments));
}

}  // namespace

TEST_CASE("verify compares a model with its float64 reference, on given inputs or its own") {
    const scratch_folder folder;
    const std::string model = command_line::write_model(folder);
    write_bytes(folder / "x.csv", "1,2,3,4\n0.1,0.2,,0.3\n");
    CHECK(message_of([&] { verify({model}); }) == "no error");
    CHECK(message_of([&] { verify({model, "--input", folder / "x.csv"}); }) == "no error");
    CHECK(folder.files() == 2);
}

TEST_CASE("verify names the first stage over the tolerance") {
    const scratch_folder folder;
    const std::string model = command_line::write_model(folder);
    write_bytes(folder / "x.csv", "0.1,0.2,0.7,0.3\n");
    CHECK(contains(message_of([&] {
                       verify({model, "--input", folder / "x.csv", "--tolerance", "0"});
                   }),
                   "model.onnx: stage 'dense + relu': differs from float64 by"));
}

TEST_CASE("verify passes nothing where the guard refuses all inputs") {
    const scratch_folder folder;
    const std::string model = command_line::write_model(folder);
    write_bytes(folder / "x.csv", "1,1,1,1\n2,2,2,2\n");
    CHECK(contains(message_of([&] {
                       verify({model, "--input", folder / "x.csv", "--guard", "flat"});
                   }),
                   "x.csv: the input guard refuses all 2 inputs"));
}

TEST_CASE("verify takes the headers from where it is told, and says where they are not") {
    const scratch_folder folder;
    const std::string model = command_line::write_model(folder);
    CHECK(message_of([&] { verify({model, "--include", zgen::runtime_headers()}); }) == "no error");
    CHECK(contains(message_of([&] {
                       verify({model, "--include", folder.path()});
                   }),
                   folder.path().string() + ": has no zinfer/zinfer.hpp; expected the folder include"));
}

TEST_CASE("verify refuses inputs that do not fit, and no inputs at all") {
    const scratch_folder folder;
    const std::string model = command_line::write_model(folder);
    write_bytes(folder / "x.csv", "1,2,3\n");
    CHECK(contains(message_of([&] {
                       verify({model, "--input", folder / "x.csv"});
                   }),
                   "has 3 values per row; model.onnx takes 4"));
    CHECK_THROWS_AS(verify({model, "--self-test", "0"}), common::usage_error);
    CHECK_THROWS_AS(verify({model, "--tolerance", "-1"}), common::usage_error);
}
