// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/bake.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "src/common/error.hpp"
#include "src/common/sha256.hpp"
#include "tests/generator/cli/command_line.hpp"
#include "tests/message_of.hpp"

namespace {

void bake(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "bake");
    command_line::run(zgen::add_bake, std::move(arguments));
}

}  // namespace

TEST_CASE("bake writes a header named after its file") {
    const scratch_folder folder;
    const std::string model = command_line::write_model(folder);
    bake({model, "-o", folder / "small.hpp"});
    const std::string text = read_bytes(folder / "small.hpp");
    CHECK(contains(text, "from \"model.onnx\""));
    CHECK(contains(text, "namespace small {"));
    CHECK(contains(text, "inline float predict_small(const float* input) noexcept"));
    const std::string bytes = read_bytes(model);
    CHECK(contains(text, common::sha256(std::as_bytes(std::span(bytes)))));
    CHECK(folder.files() == 2);
}

TEST_CASE("bake gives the same bytes wherever the model and the header lie") {
    const scratch_folder folder;
    const scratch_folder other;
    bake({command_line::write_model(folder), "-o", folder / "small.hpp"});
    bake({command_line::write_model(other), "-o", other / "header.hpp", "--name", "small", "--convolution", "auto",
          "--target", "aarch64,x86-64-v4,x86-64-v3", "--error-budget", "0.000005", "--guard", "finite", "--self-test",
          "2", "--workspace", "stack"});
    CHECK(read_bytes(folder / "small.hpp") == read_bytes(other / "header.hpp"));
}

TEST_CASE("options of bake reach the header") {
    const scratch_folder folder;
    bake({command_line::write_model(folder), "-o", folder / "small.hpp", "--guard", "flat", "--self-test", "3",
          "--workspace", "static"});
    const std::string text = read_bytes(folder / "small.hpp");
    CHECK(contains(text, "zinfer::input_guard::flat"));
    CHECK(contains(text, "std::array<zinfer::test_vector<network>, 3> test_vectors"));
    CHECK(contains(text, "static constinit network::workspace"));
}

TEST_CASE("bake writes the C interface beside the header") {
    const scratch_folder folder;
    bake({command_line::write_model(folder), "-o", folder / "header.hpp", "--name", "small", "--interface", "c"});
    CHECK(contains(read_bytes(folder / "header.h"), "float predict_small(const float input["));
    CHECK(contains(read_bytes(folder / "header.cpp"), "#include \"header.hpp\""));
    CHECK(folder.files() == 4);
}

TEST_CASE("bake reports what it did as JSON") {
    const scratch_folder folder;
    bake({command_line::write_model(folder), "-o", folder / "small.hpp", "--report", folder / "report.json"});
    const auto report = nlohmann::json::parse(read_bytes(folder / "report.json"));
    CHECK(report["name"] == "small");
    CHECK(report["source"] == "model.onnx");
    CHECK(report["stages"][0]["layers"] == nlohmann::json{"dense", "relu"});
    CHECK(report["packed_weight_bytes"] == 5 * 16 * 4);
    CHECK(report["network"]["parameters"] == 5);
    CHECK(report["accuracy"]["largest_error"].get<double>() < 1e-6);
}

TEST_CASE("what a model carries reaches the header, the C interface and the report") {
    const scratch_folder folder;
    const std::string model = command_line::write_model(
        folder, "model.onnx",
        {{"zinfer.intervals", R"({"level": 0.9, "edges": [1], "lower": [-1, -2], "upper": [1, 2]})"},
         {"zinfer.guard", "flat"},
         {"zinfer.recipe", "default"}});
    bake({model, "-o", folder / "small.hpp", "--interface", "c", "--report", folder / "report.json"});
    const std::string text = read_bytes(folder / "small.hpp");
    CHECK(contains(text, "zinfer::interval predict_small_interval(const float* input) noexcept"));
    CHECK(contains(text, "zinfer::input_guard::flat"));
    CHECK(contains(text, ".recipe = \"default\""));
    CHECK(contains(read_bytes(folder / "small.h"), "int small_predict_interval("));
    const auto report = nlohmann::json::parse(read_bytes(folder / "report.json"));
    CHECK(report["network"]["carries"]["intervals"]["bins"] == 2);
    CHECK(report["network"]["carries"]["guard"] == "flat");

    bake({model, "-o", folder / "small.hpp", "--guard", "finite"});
    CHECK(contains(read_bytes(folder / "small.hpp"), "zinfer::input_guard::finite"));
}

TEST_CASE("metadata that cannot be used is bad input") {
    const scratch_folder folder;
    const std::string model =
        command_line::write_model(folder, "model.onnx", {{"zinfer.intervals", "{\"level\": NaN}"}});
    CHECK(message_of([&] {
              bake({model, "-o", folder / "small.hpp"});
          }) ==
          "model.onnx: metadata 'zinfer.intervals': is not JSON from byte 11 on; expected an object with 'level', "
          "'edges', 'lower' and 'upper'");
    CHECK(folder.files() == 1);
}

TEST_CASE("a bake that fails leaves no file behind") {
    const scratch_folder folder;
    const std::string model = command_line::write_model(folder);
    const std::string bytes = read_bytes(model);
    write_bytes(folder / "cut.onnx", bytes.substr(0, bytes.size() / 2));
    CHECK(contains(message_of([&] { bake({folder / "cut.onnx", "-o", folder / "small.hpp"}); }), "cut.onnx"));
    CHECK(contains(message_of([&] { bake({folder / "no.onnx", "-o", folder / "small.hpp"}); }), "no.onnx"));
    CHECK(contains(message_of([&] { bake({model, "-o", folder / "no/small.hpp"}); }), "cannot be written"));
    // The last of the files fails, after the others were written.
    CHECK(contains(message_of([&] {
                       bake({model, "-o", folder / "small.hpp", "--interface", "c", "--report", folder / "no/r.json"});
                   }),
                   "no/r.json: cannot be written"));
    CHECK(folder.files() == 2);
}

TEST_CASE("names that cannot be baked are bad usage") {
    const scratch_folder folder;
    const std::string model = command_line::write_model(folder);
    CHECK_THROWS_AS(bake({model, "-o", folder / "small.hpp", "--name", "class"}), common::usage_error);
    CHECK_THROWS_AS(bake({model, "-o", folder / "2.hpp"}), common::usage_error);
    CHECK_THROWS_AS(bake({model, "-o", folder / "small.h", "--interface", "c"}), common::usage_error);
    CHECK_THROWS_AS(bake({model, "-o", folder / "a\"b.hpp", "--name", "small", "--interface", "c"}),
                    common::usage_error);
    CHECK_THROWS_AS(bake({model, "-o", model, "--name", "small"}), common::usage_error);
    CHECK_THROWS_AS(bake({model, "-o", folder / "small.hpp", "--report", folder / "./small.hpp"}), common::usage_error);
    CHECK(folder.files() == 1);
    bake({model, "-o", folder / "small.h"});
    CHECK(folder.files() == 2);
}

TEST_CASE("options that bake does not know are refused") {
    const scratch_folder folder;
    const std::string model = command_line::write_model(folder);
    for (const std::vector<std::string>& wrong : {std::vector<std::string>{"--precision", "int8"},
                                                  {"--convolution", "winograd"},
                                                  {"--target", "z80"},
                                                  {"--target", ""},
                                                  {"--error-budget", "-1"},
                                                  {"--guard", "none"},
                                                  {"--self-test", "101"},
                                                  {"--self-test", "-1"},
                                                  {"--interface", "rust"},
                                                  {"--workspace", "heap"},
                                                  {"--fast"}}) {
        std::vector<std::string> arguments{model, "-o", folder / "small.hpp"};
        arguments.insert(arguments.end(), wrong.begin(), wrong.end());
        CHECK_THROWS_AS(bake(arguments), common::usage_error);
    }
    CHECK_THROWS_AS(bake({model}), common::usage_error);
    CHECK(folder.files() == 1);
}
