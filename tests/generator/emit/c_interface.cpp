// SPDX-License-Identifier: Apache-2.0
#include "generator/emit/c_interface.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "generator/emit/header.hpp"
#include "generator/verify/runtime_headers.hpp"
#include "tests/generator/compiled_program.hpp"
#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"

namespace {

zgen::baked_model model_of(std::size_t outputs, std::map<std::string, std::string> metadata = {}) {
    zgen::graph g =
        networks::chain({20, 1}, {networks::conv1d({.channels = 1, .filters = 17, .kernel_size = 3}), zgen::relu{},
                                  zgen::flatten{}, networks::dense({.inputs = 306, .units = outputs})});
    g.metadata = std::move(metadata);
    return zgen::bake(g, std::string(64, '0'), {.name = "small"});
}

/// Values of the inputs below lie far apart; the bins are open to them all.
const std::map<std::string, std::string> carried{
    {"zinfer.intervals", R"({"level": 0.9, "edges": [0], "lower": [-1, -2], "upper": [3, 4]})"},
    {"zinfer.training_range", [] {
         std::string zeros = "0";
         std::string hundreds = "100";
         for (int i = 1; i < 20; ++i) zeros += ",0", hundreds += ",100";
         return R"({"lower": [)" + zeros + R"(], "upper": [)" + hundreds + "]}";
     }()}};

void write_interface(const scratch_folder& folder, const zgen::baked_model& model) {
    write_bytes(folder / "small.hpp", zgen::header(model));
    write_bytes(folder / "small.h", zgen::c_header(model));
    write_bytes(folder / "small.cpp", zgen::c_source(model, "small"));
}

/// C99 aligns no array: the workspace is cut out of a larger one.
constexpr const char* caller = R"(
#include "small.h"

#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

static float inputs[SMALL_INPUT_SIZE * 130];
static float outputs[130];
static int statuses[130];
static unsigned char memory[SMALL_BATCH_WORKSPACE_SIZE + SMALL_WORKSPACE_ALIGNMENT];

int main(void) {
    for (size_t i = 0; i < 20 * 130; ++i) inputs[i] = (float)(i * 37 % 101);
    inputs[20 * 100 + 3] = NAN;

    float value = 0.0F;
    if (small_predict(inputs, &value) != zinfer_ok || isnan(value)) return 1;
    if (predict_small(inputs) != value) return 2;
    small_predict_batch(inputs, outputs, statuses, 130);
    if (outputs[0] != value || statuses[0] != zinfer_ok) return 3;
    if (!isnan(outputs[100]) || statuses[100] != zinfer_not_finite) return 4;
    if (outputs[129] != predict_small(inputs + 20 * 129) || statuses[129] != zinfer_ok) return 5;
    if (small_self_test() != 0 || small_verify() != 1) return 6;

    const zinfer_model* model = zinfer_model_v1();
    if (small_model() != model) return 11;
    if (strcmp(model->name, "small") != 0 || model->input_size != 20 || model->output_size != 1) return 7;
    if (model->predict(inputs, &value) != zinfer_ok || value != outputs[0]) return 8;
    if (model->self_test() != 0 || model->verify() != 1 || strlen(model->sha256) != 64) return 9;
    if (model->predict_interval != NULL) return 10;

    if (SMALL_INPUT_SIZE != 20 || small_input_size() != 20) return 12;
    if (SMALL_OUTPUT_SIZE != 1 || small_output_size() != 1) return 13;
    if (small_workspace_size() != SMALL_WORKSPACE_SIZE) return 14;
    if (small_batch_workspace_size() != SMALL_BATCH_WORKSPACE_SIZE) return 15;
    if (small_workspace_alignment() != SMALL_WORKSPACE_ALIGNMENT) return 16;
    if (strcmp(small_version(), model->version) != 0 || strlen(small_instruction_set()) == 0) return 17;
    if (strcmp(small_status_name(zinfer_ok), "ok") != 0) return 18;
    if (strcmp(small_status_name(zinfer_not_finite), "not_finite") != 0) return 19;
    if (strcmp(small_status_name(zinfer_workspace_misaligned), "workspace_misaligned") != 0) return 20;
    if (strcmp(small_status_name(100), "unknown") != 0) return 21;

    unsigned char* workspace = memory + SMALL_WORKSPACE_ALIGNMENT - (uintptr_t)memory % SMALL_WORKSPACE_ALIGNMENT;
    memset(memory, 0xff, sizeof memory);
    if (small_predict_with_workspace(inputs, &value, workspace) != zinfer_ok || value != outputs[0]) return 22;
    if (small_self_test_with_workspace(workspace) != 0) return 23;
    float others[130];
    int other_statuses[130];
    small_predict_batch_with_workspace(inputs, others, other_statuses, 130, workspace);
    if (memcmp(outputs, others, sizeof others) != 0) return 24;
    if (memcmp(statuses, other_statuses, sizeof statuses) != 0) return 25;

    if (small_predict_with_workspace(inputs, &value, workspace + 4) != zinfer_workspace_misaligned) return 26;
    if (!isnan(value) || small_self_test_with_workspace(NULL) != zinfer_workspace_misaligned) return 27;
    small_predict_batch_with_workspace(inputs, others, other_statuses, 130, workspace + 32);
    for (int i = 0; i < 130; ++i)
        if (!isnan(others[i]) || other_statuses[i] != zinfer_workspace_misaligned) return 28;
    return 0;
}
)";

constexpr const char* interval_caller = R"(
#include "small.h"

#include <math.h>
#include <stddef.h>

int main(void) {
    float input[20];
    for (int i = 0; i < 20; ++i) input[i] = (float)(i * 37 % 101);

    float alone = 0.0F;
    if (small_predict(input, &alone) != zinfer_ok) return 1;
    float value = 0.0F;
    float lower = 0.0F;
    float upper = 0.0F;
    if (small_predict_interval(input, &value, &lower, &upper) != zinfer_ok || value != alone) return 2;
    if (lower != value - (value < 0.0F ? 1.0F : 2.0F) || upper != value + (value < 0.0F ? 3.0F : 4.0F)) return 3;

    float memory[SMALL_WORKSPACE_SIZE / sizeof(float) + 32];
    void* workspace = memory;
    while ((size_t)workspace % SMALL_WORKSPACE_ALIGNMENT != 0) workspace = (char*)workspace + sizeof(float);
    float again[3];
    if (small_predict_interval_with_workspace(input, again, again + 1, again + 2, workspace) != zinfer_ok) return 10;
    if (again[0] != value || again[1] != lower || again[2] != upper) return 11;
    workspace = (char*)workspace + sizeof(float);
    if (small_predict_interval_with_workspace(input, again, again + 1, again + 2, workspace) !=
        zinfer_workspace_misaligned)
        return 12;
    if (!isnan(again[0]) || !isnan(again[1]) || !isnan(again[2])) return 13;

    const zinfer_model* model = zinfer_model_v1();
    if (model->predict_interval(input, &value, &lower, &upper) != zinfer_ok || value != alone) return 4;

    input[7] = 101.0F;
    if (small_predict_interval(input, &value, &lower, &upper) != zinfer_outside_training_range) return 5;
    if (isnan(value) || isnan(predict_small(input)) || !(lower < upper)) return 6;
    float inputs[5 * 20];
    float values[5];
    int statuses[5];
    for (int i = 0; i < 5 * 20; ++i) inputs[i] = input[i % 20];
    small_predict_batch(inputs, values, statuses, 5);
    for (int i = 0; i < 5; ++i)
        if (statuses[i] != zinfer_outside_training_range || values[i] != value) return 7;

    input[7] = NAN;
    if (small_predict_interval(input, &value, &lower, &upper) != zinfer_not_finite) return 8;
    return isnan(value) && isnan(lower) && isnan(upper) ? 0 : 9;
}
)";

}  // namespace

TEST_CASE("every C function that takes an input says how it lies, and in which unit") {
    std::map<std::string, std::string> metadata = carried;
    metadata["zinfer.units"] = R"("e-/s")";
    const std::string text = zgen::c_header(model_of(1, metadata));
    CHECK(contains(text, "\n// Input    20 values, unit \"e-/s\"\n// Output   1 value\n"));
    CHECK(contains(
        text, "\n// Input    20 values, unit \"e-/s\"\nfloat predict_small(const float input[ZINFER_AT_LEAST(20)]);"));
    CHECK(contains(text, "\n// Input    20 values, unit \"e-/s\"\nint small_predict_interval("));
    CHECK(contains(text, "\n// Input    20 values, unit \"e-/s\"\n// Output   1 value\nint small_predict("));
    CHECK(contains(text,
                   "\n// Input    of each: 20 values, unit \"e-/s\"\n// Output   of each: 1 value\nvoid "
                   "small_predict_batch("));
}

TEST_CASE("C programs call a baked model") {
    const scratch_folder folder;
    write_interface(folder, model_of(1));
    write_bytes(folder / "main.c", caller);
    for (const std::string& compiler : compiled::compilers()) {
        REQUIRE(compiled::compile(compiler, folder,
                                  {"-x", "c", "-std=c99", "-c", (folder / "main.c").string(), "-o",
                                   (folder / "main.o").string()}) == 0);
        REQUIRE(compiled::compile(compiler, folder,
                                  {"-std=c++20", "-O1", "-march=native", (folder / "small.cpp").string(),
                                   (folder / "main.o").string(), "-o", (folder / "main").string()}) == 0);
        CHECK(compiled::run(folder, "main") == 0);
    }
}

#if defined(__x86_64__)
TEST_CASE("one program holds the model for several levels of x86-64 and chooses") {
    const scratch_folder folder;
    write_interface(folder, model_of(1, carried));
    write_bytes(folder / "main.c", interval_caller);
    for (const std::string& compiler : compiled::compilers()) {
        REQUIRE(compiled::compile(compiler, folder,
                                  {"-x", "c", "-std=c99", "-c", (folder / "main.c").string(), "-o",
                                   (folder / "main.o").string()}) == 0);
        std::vector<std::string> link{"-o", (folder / "main").string(), (folder / "main.o").string()};
        for (const auto& [level, macro] : {std::pair{"x86-64", "ZINFER_VARIANT=baseline"},
                                           {"x86-64-v3", "ZINFER_VARIANT=x86_64_v3"},
                                           {"x86-64-v4", "ZINFER_VARIANT=x86_64_v4"},
                                           {"x86-64", "ZINFER_DISPATCH"}}) {
            link.push_back((folder / (std::string(macro) + ".o")).string());
            REQUIRE(compiled::compile(compiler, folder,
                                      {"-std=c++20", "-O1", std::string("-march=") + level, std::string("-D") + macro,
                                       "-c", (folder / "small.cpp").string(), "-o", link.back()}) == 0);
        }
        REQUIRE(compiled::compile(compiler, folder, link) == 0);
        CHECK(compiled::run(folder, "main") == 0);
    }
}
#endif

TEST_CASE("C programs ask for intervals where the model carries them") {
    const scratch_folder folder;
    write_bytes(folder / "main.c", interval_caller);
    zgen::baked_model model = model_of(1, carried);
    for (const std::string& compiler : compiled::compilers()) {
        for (const zgen::workspace_storage workspace :
             {zgen::workspace_storage::on_stack, zgen::workspace_storage::in_static_memory}) {
            model.options.workspace = workspace;
            write_interface(folder, model);
            REQUIRE(compiled::compile(compiler, folder,
                                      {"-x", "c", "-std=c99", "-c", (folder / "main.c").string(), "-o",
                                       (folder / "main.o").string()}) == 0);
            REQUIRE(compiled::compile(compiler, folder,
                                      {"-std=c++20", "-O1", "-march=native", (folder / "small.cpp").string(),
                                       (folder / "main.o").string(), "-o", (folder / "main").string()}) == 0);
            CHECK(compiled::run(folder, "main") == 0);
        }
    }
    CHECK_FALSE(contains(zgen::c_header(model_of(1)), "small_predict_interval"));
}

TEST_CASE("models with several outputs have no predict_NAME") {
    const scratch_folder folder;
    const zgen::baked_model model = model_of(3);
    write_interface(folder, model);
    CHECK_FALSE(contains(zgen::c_header(model), "predict_small("));
    CHECK(contains(zgen::c_header(model_of(1)), "float predict_small(const float input["));
    CHECK(compiled::compile(compiled::compilers().front(), folder,
                            {"-std=c++20", "-fsyntax-only", (folder / "small.cpp").string()}) == 0);
}

TEST_CASE("the static workspace serves the C interface") {
    const scratch_folder folder;
    zgen::baked_model model = model_of(1);
    model.options.workspace = zgen::workspace_storage::in_static_memory;
    write_interface(folder, model);
    write_bytes(folder / "main.c", caller);
    const std::string compiler = compiled::compilers().front();
    REQUIRE(compiled::compile(
                compiler, folder,
                {"-x", "c", "-std=c99", "-c", (folder / "main.c").string(), "-o", (folder / "main.o").string()}) == 0);
    REQUIRE(compiled::compile(compiler, folder,
                              {"-std=c++20", "-O1", (folder / "small.cpp").string(), (folder / "main.o").string(), "-o",
                               (folder / "main").string()}) == 0);
    CHECK(compiled::run(folder, "main") == 0);
}

TEST_CASE("a C compiler links the interface, whatever the network was compiled with") {
    const scratch_folder folder;
    write_interface(folder, model_of(1, carried));
    write_bytes(folder / "main.c", interval_caller);
    const std::string here = "cd " + folder.path().string() + " && ";
    REQUIRE(compiled::shell(here + "gcc -std=c11 -Wall -Wextra -Werror -c main.c").text.empty());
    for (const std::string& compiler : compiled::compilers())
        for (const char* flags :
             {"-O0", "-O0 -fno-exceptions -fno-rtti", "-Og -fPIC", "-O1 -fno-inline", "-Os", "-O2", "-O3 -march=native",
              "-O0 -march=native", "-O0 -D_GLIBCXX_ASSERTIONS", "-O0 -D_GLIBCXX_DEBUG",
              "-O2 -D_FORTIFY_SOURCE=2 -fstack-protector-all", "-O1 -g -fno-omit-frame-pointer"}) {
            CAPTURE(compiler);
            CAPTURE(flags);
            const compiled::outcome network =
                compiled::shell(here + compiler + " -std=c++20 -DZINFER_NO_SPEED_NOTES -Werror -Wall -Wextra " + flags +
                                " -I " + zgen::runtime_headers().string() + " -c small.cpp");
            CHECK(network.text == "");
            const compiled::outcome link = compiled::shell(here + "gcc main.o small.o -lm -o main");
            CHECK(link.text == "");
            CHECK(compiled::run(folder, "main") == 0);
        }
}

TEST_CASE("C compilers warn of an array that is too small, and C++ compilers take the header") {
    const scratch_folder folder;
    write_bytes(folder / "small.h", zgen::c_header(model_of(1, carried)));
    const auto compile = [&](const std::string& compiler, int size, const char* call) {
        write_bytes(folder / "main.c",
                    fmt::format("#include \"small.h\"\nfloat f(void) {{\n    float x[{}] = {{0}};\n    float y[3];\n"
                                "    {};\n    return y[0];\n}}\n",
                                size, call));
        return compiled::shell(fmt::format("cd {} && {} -std=c11 -Werror -c main.c", folder.path().string(), compiler));
    };
    for (const char* compiler : {"gcc", "clang"}) {
        CAPTURE(compiler);
        if (compiled::shell(std::string(compiler) + " --version").code != 0) continue;
        for (const char* call :
             {"y[0] = predict_small(x)", "small_predict(x, y)", "small_predict_interval(x, y, y + 1, y + 2)",
              "small_predict_with_workspace(x, y, x)"}) {
            CAPTURE(call);
            CHECK(compile(compiler, 20, call).text == "");
            const compiled::outcome refused = compile(compiler, 8, call);
            CHECK(refused.code == 1);
            CHECK(contains(refused.text, std::string(compiler) == "gcc"
                                             ? "reading 80 bytes from a region of size 32"
                                             : "contains 8 elements, callee requires at least 20"));
        }
    }
    write_bytes(folder / "main.cpp", "#include \"small.h\"\nint main() { return small_verify(); }\n");
    for (const std::string& compiler : compiled::compilers())
        CHECK(compiled::compile(compiler, folder, {"-fsyntax-only", (folder / "main.cpp").string()}) == 0);
}

TEST_CASE("a batch takes no more of the stack than a thread has") {
    const zgen::baked_model small = model_of(1);
    CHECK(zgen::batches_on_stack(small));
    CHECK(contains(zgen::c_header(small), fmt::format("It keeps {} bytes on the stack.", small.batch_workspace_bytes)));
    zgen::baked_model large =
        zgen::bake(networks::chain({3000, 1}, {networks::conv1d({.channels = 1, .filters = 16, .kernel_size = 3}),
                                               zgen::flatten{}, networks::dense({.inputs = 2998 * 16, .units = 1})}),
                   std::string(64, '0'), {.name = "small"});
    REQUIRE(large.batch_workspace_bytes > zgen::batch_stack_bytes);
    CHECK_FALSE(zgen::batches_on_stack(large));
    CHECK_FALSE(contains(zgen::c_source(large, "small"), "batch_workspace memory;"));
    large.options.workspace = zgen::workspace_storage::in_static_memory;
    CHECK_FALSE(zgen::batches_on_stack(large));
}

TEST_CASE("generated headers of two models can be included together") {
    const scratch_folder folder;
    zgen::baked_model model = model_of(1);
    write_bytes(folder / "small.h", zgen::c_header(model));
    model.options.name = "other";
    write_bytes(folder / "other.h", zgen::c_header(model));
    write_bytes(folder / "main.c", "#include \"small.h\"\n#include \"other.h\"\n");
    CHECK(compiled::compile(compiled::compilers().front(), folder,
                            {"-x", "c", "-std=c99", "-fsyntax-only", (folder / "main.c").string()}) == 0);
}
