// SPDX-License-Identifier: Apache-2.0
#include "generator/emit/c_interface.hpp"

#include <doctest/doctest.h>

#include "generator/emit/header.hpp"
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

constexpr const char* caller = R"(
#include "small.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

static float inputs[20 * 130];
static float outputs[130];
static int statuses[130];

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
    if (strcmp(model->name, "small") != 0 || model->input_size != 20 || model->output_size != 1) return 7;
    if (model->predict(inputs, &value) != zinfer_ok || value != outputs[0]) return 8;
    if (model->self_test() != 0 || model->verify() != 1 || strlen(model->sha256) != 64) return 9;
    return model->predict_interval == NULL ? 0 : 10;
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
    CHECK(contains(text, "\n// Input    20 values, unit \"e-/s\"\nfloat predict_small(const float* input);"));
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
    CHECK(contains(zgen::c_header(model_of(1)), "float predict_small(const float* input);"));
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
