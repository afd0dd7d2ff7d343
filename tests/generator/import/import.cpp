// SPDX-License-Identifier: Apache-2.0
#include "generator/import/import.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/generator/import/keras/model_file.hpp"
#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"

namespace {

const model_file model{{3}, {{"Dense", "d", {{"units", 2}}, {counting("kernel", {3, 2}), counting("bias", {2})}}}};

std::string refusal(const std::string& bytes) {
    return message_of([&] { zgen::import_model(std::as_bytes(std::span(bytes)), "dir/model.onnx"); });
}

std::string text(const std::vector<std::byte>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

TEST_CASE("containers are told apart by their bytes, not by their names") {
    const scratch_folder folder;
    write_bytes(folder / "a.onnx", text(model.hdf5()));
    write_bytes(folder / "b.h5", text(model.zip()));
    for (const char* name : {"a.onnx", "b.h5"}) {
        const zgen::graph g = zgen::import_model(folder / name);
        CHECK(networks::names(g) == std::vector<std::string>{"dense"});
        CHECK(g.source == name);
    }
}

TEST_CASE("HDF5 behind a user block is HDF5") {
    const std::string behind = std::string(512, '\0') + text(model.hdf5());
    const zgen::graph g = zgen::import_model(std::as_bytes(std::span(behind)), "dir/model.h5");
    CHECK(networks::names(g) == std::vector<std::string>{"dense"});
    CHECK(contains(refusal(std::string(511, '\0') + text(model.hdf5())), "dir/model.onnx: "));
}

TEST_CASE("what is not a model says what it looks like") {
    CHECK(contains(refusal("version https://git-lfs.github.com/spec/v1\noid sha256:0\n"),
                   "dir/model.onnx: is a Git LFS pointer"));
    CHECK(contains(refusal("\n <!DOCTYPE HTML><html>"), "is an HTML page"));
    CHECK(contains(refusal("{\"format\": \"layers-model\"}"), "is a text file"));
    CHECK(contains(refusal("{\"modelTopology\": {}, \"weightsManifest\": []}"), "is a TensorFlow.js model"));
    CHECK(contains(refusal("{\"class_name\": \"Sequential\"}"), "is a Keras configuration without weights"));
    CHECK(contains(refusal("hello\n"), "is a text file"));
    CHECK(contains(refusal("\x1f\x8b\x08\x01"), "gzip"));
    CHECK(contains(refusal(std::string("\x1c\0\0\0TFL3\0\0", 10)), "TensorFlow Lite"));
    CHECK(contains(refusal("PK\x03\x04 cut"), "damaged or truncated zip archive"));
    CHECK(contains(refusal("\x89HDF\r\n\x1a\n cut"), "damaged or truncated HDF5 file"));
}

TEST_CASE("files that cannot be read are named") {
    const scratch_folder folder;
    CHECK(contains(message_of([&] { zgen::import_model(folder / "none.onnx"); }), "none.onnx: cannot be opened"));
    CHECK(contains(message_of([&] { zgen::import_model(folder.path()); }), "is a folder"));
    write_bytes(folder / "empty.onnx", "");
    CHECK(contains(message_of([&] { zgen::import_model(folder / "empty.onnx"); }), "is empty"));
}

TEST_CASE("a TensorFlow SavedModel is refused with advice, as a folder and as its file") {
    const scratch_folder folder;
    write_bytes(folder / "saved_model.pb", "x");
    CHECK(contains(message_of([&] { zgen::import_model(folder.path()); }), "is a folder with a TensorFlow SavedModel"));
    CHECK(contains(message_of([&] { zgen::import_model(folder / "saved_model.pb"); }), "is a TensorFlow SavedModel"));
}
