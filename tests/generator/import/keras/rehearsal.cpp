// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/rehearsal.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <vector>

#include "generator/import/keras/hdf5_file.hpp"
#include "generator/import/keras/keras.hpp"
#include "generator/import/keras/problem.hpp"
#include "tests/generator/import/keras/model_file.hpp"
#include "tests/message_of.hpp"

namespace {

/// The refusal of an action; "no error" where there is none.
template <class Action>
std::string refusal(Action action) {
    try {
        zgen::keras::rehearse(action, 0);
    } catch (const zgen::keras::problem& p) {
        return p.what();
    }
    return "no error";
}

std::string text_of(const std::vector<std::byte>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

TEST_CASE("what goes well in rehearsal, or throws, is left for the run in earnest") {
    int runs = 0;
    CHECK(refusal([&] { ++runs; }) == "no error");
    CHECK(refusal([] { throw std::runtime_error("a reason"); }) == "no error");
    CHECK(runs == 0);
}

TEST_CASE("what crashes in rehearsal, or does not end, becomes a message") {
    CHECK(contains(refusal([] { std::raise(SIGSEGV); }), "the HDF5 library breaks off on it"));
    CHECK(contains(refusal([] { std::abort(); }), "the HDF5 library breaks off on it"));
    CHECK(contains(refusal([] {
                       volatile bool forever = true;
                       while (forever) continue;
                   }),
                   "the HDF5 library does not end on it"));
}

TEST_CASE("readers of HDF5 run the rehearsal that they are given, and go on without one") {
    const model_file model{{2}, {{"Dense", "d", {{"units", 1}}, {counting("kernel", {2, 1}), counting("bias", {1})}}}};
    const std::vector<std::byte> hdf5 = model.hdf5();
    const std::vector<std::byte> zip = model.zip();
    std::vector<std::size_t> sizes;
    const auto note = [&](const std::function<void()>& action, std::size_t file_bytes) {
        action();
        sizes.push_back(file_bytes);
    };
    CHECK(zgen::import_keras_hdf5(hdf5, "m.h5", note).layers.size() == 1);
    CHECK(zgen::import_keras_zip(zip, "m.keras", note).layers.size() == 1);
    CHECK(sizes == std::vector{hdf5.size(), zip.size()});
    const auto refuse = [](const std::function<void()>&, std::size_t) { throw zgen::keras::problem("is refused"); };
    CHECK(message_of([&] { zgen::import_keras_hdf5(hdf5, "m.h5", refuse); }) == "m.h5: is refused");
    CHECK(message_of([&] { zgen::import_keras_zip(zip, "m.keras", refuse); }) == "m.keras: is refused");
    CHECK(zgen::import_keras_hdf5(hdf5, "m.h5").layers.size() == 1);
}

TEST_CASE("an HDF5 file whose heap of texts has a free space of size 0 is refused") {
    const model_file model{{2}, {{"Dense", "d", {{"units", 1}}, {counting("kernel", {2, 1}), counting("bias", {1})}}}};
    std::vector<std::byte> bytes = model.hdf5();
    CHECK(message_of([&] { model.imported(); }) == "no error");
    // A heap: 16 bytes of header, then objects with 2 bytes of index, 6 others and 8 of size.
    const std::size_t heap = text_of(bytes).find("GCOL");
    REQUIRE(heap != std::string::npos);
    for (std::size_t i = 16; i < 32; ++i) bytes[heap + i] = std::byte{0};
    try {
        const zgen::keras::hdf5_file file(bytes);
        FAIL_CHECK("it is read");
    } catch (const zgen::keras::problem& p) {
        CHECK(contains(p.what(), "is a damaged HDF5 file (a heap of texts does not end)"));
    }
}
