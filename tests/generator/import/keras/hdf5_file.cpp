// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/hdf5_file.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "generator/import/keras/problem.hpp"
#include "tests/generator/import/keras/hdf5_writer.hpp"
#include "tests/message_of.hpp"

using zgen::keras::dims;
using zgen::keras::hdf5_file;

namespace {

template <class Action>
std::string refusal(Action action) {
    try {
        action();
    } catch (const zgen::keras::problem& p) {
        return p.what();
    }
    return "no problem";
}

/// What reading dataset "w" says of the file that `fill` makes.
template <class Fill>
std::string read_refusal(Fill fill) {
    hdf5_writer writer;
    fill(writer);
    const std::vector<std::byte> bytes = writer.finish();
    return refusal([&] { hdf5_file(bytes).read("w"); });
}

}  // namespace

TEST_CASE("weights are read in every width and byte order") {
    const std::vector<float> values{1.5F, -0.0F, std::numeric_limits<float>::denorm_min(), 65504.0F, 0.0009765625F, 3};
    for (const hid_t type : {H5T_IEEE_F32LE, H5T_IEEE_F64LE, H5T_IEEE_F32BE, H5T_IEEE_F64BE}) {
        hdf5_writer writer;
        writer.dataset("a/b/w", {2, 3}, values, type);
        const std::vector<std::byte> bytes = writer.finish();
        hdf5_file file(bytes);
        CHECK(file.has("a/b/w"));
        CHECK(file.extents("a/b/w") == dims{2, 3});
        const zgen::keras::tensor w = file.read("a//b/./w");
        CHECK(w.extents == dims{2, 3});
        CHECK(w.values == std::vector<double>(values.begin(), values.end()));
        CHECK(std::signbit(w.values[1]));
    }
}

TEST_CASE("float16 weights are read") {
    const hid_t half = H5Tcopy(H5T_IEEE_F32LE);
    H5Tset_fields(half, 15, 10, 5, 0, 10);
    H5Tset_size(half, 2);
    H5Tset_ebias(half, 15);
    hdf5_writer writer;
    writer.dataset("w", {3}, {1.5F, -65504.0F, 5.9604644775390625e-8F}, half);
    H5Tclose(half);
    const std::vector<std::byte> bytes = writer.finish();
    CHECK(hdf5_file(bytes).read("w").values == std::vector<double>{1.5, -65504, 5.9604644775390625e-8});
}

TEST_CASE("text attributes are read in both of HDF5's forms") {
    hdf5_writer writer;
    writer.text("", "model_config", std::string(70'000, 'x'));
    writer.texts("g", "fixed", {"kernel:0", "bias:0"});
    writer.texts("g", "variable", {"kernel:0", "bias:0"}, true);
    writer.texts("g", "empty", {});
    writer.texts("g", "split0", {"a", "b"});
    writer.texts("g", "split1", {"c"});
    const std::vector<std::byte> bytes = writer.finish();
    const hdf5_file file(bytes);
    CHECK(file.text("", "model_config") == std::string(70'000, 'x'));
    CHECK(file.text("", "none") == std::nullopt);
    const std::vector<std::string> names{"kernel:0", "bias:0"};
    CHECK(file.texts("g", "fixed") == names);
    CHECK(file.texts("g", "variable") == names);
    CHECK(file.texts("g", "empty") == std::vector<std::string>{});
    CHECK(file.texts("g", "split") == std::vector<std::string>{"a", "b", "c"});
    CHECK(file.texts("g", "none") == std::nullopt);
    CHECK(file.links("") == 1);
}

TEST_CASE("what is missing is named") {
    hdf5_writer writer;
    writer.dataset("a/w", {1}, {1});
    const std::vector<std::byte> bytes = writer.finish();
    hdf5_file file(bytes);
    CHECK_FALSE(file.has("a/v"));
    CHECK_FALSE(file.has("a/w/x"));
    CHECK(refusal([&] { file.read("a/v"); }) == "HDF5 path 'a/v' is missing in the file");
    CHECK(refusal([&] { file.read("a"); }) == "HDF5 path 'a' is not a dataset; expected weights");
    CHECK(refusal([&] { file.links("a/w"); }) == "HDF5 path 'a/w' is not a group");
    CHECK(refusal([&] { file.read("a/w"); }) == "no problem");
}

TEST_CASE("links lead nowhere else") {
    CHECK(contains(read_refusal([](hdf5_writer& f) {
                       f.dataset("v", {1}, {1});
                       H5Lcreate_soft("v", f.file(), "w", H5P_DEFAULT, H5P_DEFAULT);
                   }),
                   "soft or external link"));
    CHECK(contains(read_refusal([](hdf5_writer& f) {
                       H5Lcreate_external("/etc/passwd", "/", f.file(), "w", H5P_DEFAULT, H5P_DEFAULT);
                   }),
                   "soft or external link"));
    CHECK(read_refusal([](hdf5_writer& f) {
              f.dataset("v", {1}, {1});
              H5Lcreate_hard(f.file(), "v", f.file(), "w", H5P_DEFAULT, H5P_DEFAULT);
          }) == "no problem");
}

TEST_CASE("only finite floating-point numbers in one piece inside the file are read") {
    const auto creation = [](auto set) {
        const hid_t list = H5Pcreate(H5P_DATASET_CREATE);
        set(list);
        return list;
    };
    const std::vector<float> nan{1, std::numeric_limits<float>::quiet_NaN()};
    const std::vector<float> infinite{std::numeric_limits<float>::infinity()};
    CHECK(contains(read_refusal([&](hdf5_writer& f) { f.dataset("w", {2}, nan); }), "have nan at index 1"));
    CHECK(contains(read_refusal([&](hdf5_writer& f) { f.dataset("w", {1}, infinite); }), "have inf at index 0"));
    CHECK(contains(read_refusal([&](hdf5_writer& f) { f.dataset("w", {1}, {1}, H5T_STD_I32LE); }), "32-bit integers"));
    CHECK(contains(read_refusal([&](hdf5_writer& f) {
                       const hid_t chunked = creation([](hid_t list) {
                           const hsize_t chunk = 2;
                           H5Pset_chunk(list, 1, &chunk);
                       });
                       f.dataset("w", {4}, {1, 2, 3, 4}, H5T_IEEE_F32LE, chunked);
                       H5Pclose(chunked);
                   }),
                   "stored in chunks"));
    CHECK(contains(read_refusal([&](hdf5_writer& f) {
                       const hid_t external = creation([](hid_t list) { H5Pset_external(list, "/etc/passwd", 0, 16); });
                       f.dataset("w", {4}, {}, H5T_IEEE_F32LE, external);
                       H5Pclose(external);
                   }),
                   "outside the file"));
    CHECK(contains(read_refusal([&](hdf5_writer& f) { f.dataset("w", {4}, {}); }),
                   "have 0 bytes in the file; expected 16"));
    CHECK(contains(read_refusal([&](hdf5_writer& f) { f.dataset("w", {1U << 28}, {}); }), "more values than the file"));
    CHECK(read_refusal([&](hdf5_writer& f) { f.dataset("w", {1}, {1}); }) == "no problem");
}

TEST_CASE("the same bytes are not read more often than they can be there") {
    hdf5_writer writer;
    writer.dataset("w", {1000}, std::vector<float>(1000, 1.0F));
    const std::vector<std::byte> bytes = writer.finish();
    hdf5_file file(bytes);
    CHECK(contains(refusal([&] {
                       for (int i = 0; i < 1000; ++i) file.read("w");
                   }),
                   "more values than the file"));
}

TEST_CASE("a damaged file is refused") {
    hdf5_writer writer;
    writer.dataset("w", {1000}, std::vector<float>(1000, 1.0F));
    std::vector<std::byte> bytes = writer.finish();
    bytes.resize(bytes.size() / 2);
    CHECK(contains(refusal([&] { hdf5_file{bytes}; }), "damaged or truncated HDF5 file"));
    CHECK(contains(refusal([&] { hdf5_file{std::span<const std::byte>{}}; }), "empty HDF5 file"));
}
