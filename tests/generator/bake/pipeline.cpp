// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/pipeline.hpp"

#include <doctest/doctest.h>

#include <span>
#include <vector>

#include "generator/emit/c_interface.hpp"
#include "generator/emit/header.hpp"
#include "generator/emit/report.hpp"
#include "src/common/error.hpp"
#include "src/common/sha256.hpp"
#include "tests/generator/import/keras/model_file.hpp"
#include "tests/message_of.hpp"

namespace {

/// y = W x + b on two values, as Keras saves it.
std::vector<std::byte> saved() {
    return model_file{{2}, {{"Dense", "d", {{"units", 1}}, {counting("kernel", {2, 1}), counting("bias", {1})}}}}.zip();
}

}  // namespace

TEST_CASE("baking is a function of bytes, name and options, and so are the texts of its files") {
    const std::vector<std::byte> bytes = saved();
    const zgen::baked_model model = zgen::bake_model(bytes, "folder/model.keras", {.name = "small"});
    CHECK(model.sha256 == common::sha256(bytes));
    CHECK(model.network.source == "model.keras");
    CHECK(model.input_size() == 2);

    const std::string text = zgen::header(model);
    CHECK(contains(text, "from \"model.keras\""));
    CHECK(contains(text, "inline float predict_small(const float* input) noexcept"));
    CHECK(contains(zgen::c_header(model), "float predict_small(const float input["));
    CHECK(contains(zgen::c_source(model, "small"), "#include \"small.hpp\""));
    CHECK(contains(zgen::bake_report(model), "\"name\": \"small\""));
    CHECK(text == zgen::header(zgen::bake_model(bytes, "elsewhere/model.keras", {.name = "small"})));
}

TEST_CASE("HDF5 is rehearsed by whoever is asked to") {
    int rehearsals = 0;
    const auto count = [&](const std::function<void()>&, std::size_t) { ++rehearsals; };
    const std::vector<std::byte> bytes = saved();
    zgen::bake_model(bytes, "model.keras", {.name = "small"}, count);
    CHECK(rehearsals == 1);
}

TEST_CASE("what cannot be baked is refused with the name that the caller gave") {
    const std::vector<std::byte> bytes = saved();
    CHECK_THROWS_AS(zgen::bake_model(bytes, "model.keras", {.name = "class"}), common::usage_error);
    const auto half = std::span(bytes).first(bytes.size() / 2);
    CHECK(message_of([&] {
              zgen::bake_model(half, "folder/model.keras", {.name = "small"});
          }).starts_with("folder/model.keras: "));
}
