// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/tensor.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <random>

#include "generator/import/onnx/problem.hpp"
#include "tests/generator/import/onnx_model.hpp"

using namespace onnx_model;
namespace fs = std::filesystem;

namespace {

zgen::onnx::constant load(const TensorProto& stored, const fs::path& file = "model.onnx") {
    zgen::onnx::budget left;
    return zgen::onnx::load_tensor(stored, file, left);
}

std::vector<double> reals(const TensorProto& stored, const fs::path& file = "model.onnx") {
    return std::get<std::vector<double>>(*load(stored, file).data);
}

integers whole(const TensorProto& stored) {
    return std::get<integers>(*load(stored).data);
}

template <typename Number>
TensorProto raw(const integers& extents, int type, const std::vector<Number>& numbers) {
    TensorProto made = tensor(extents, type);
    made.set_raw_data(numbers.data(), numbers.size() * sizeof(Number));
    return made;
}

/// A new folder with a model's side files; gone at the end.
struct folder {
    fs::path path = fs::temp_directory_path() / ("zinfer_onnx_" + std::to_string(std::random_device{}()));

    folder() { fs::create_directories(path / "sub"); }
    ~folder() { fs::remove_all(path); }
    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;

    fs::path model() const { return path / "model.onnx"; }
    void write(const std::string& name, const std::vector<float>& values) const {
        std::ofstream(path / name, std::ios::binary)
            .write(reinterpret_cast<const char*>(values.data()),
                   static_cast<std::streamsize>(values.size() * sizeof(float)));
    }
};

TensorProto external(const std::string& location, const char* offset = nullptr, const char* length = nullptr) {
    TensorProto made = tensor({2}, float_type);
    made.set_name("w");
    made.set_data_location(1);
    const auto add = [&](const char* key, const std::string& value) {
        auto& entry = *made.add_external_data();
        entry.set_key(key);
        entry.set_value(value);
    };
    add("location", location);
    if (offset != nullptr) add("offset", offset);
    if (length != nullptr) add("length", length);
    return made;
}

}  // namespace

TEST_CASE("tensors of every real type are read exactly") {
    const float denormal = std::numeric_limits<float>::denorm_min();
    const float largest = std::numeric_limits<float>::max();
    CHECK(reals(floats({3}, {denormal, -0.0F, largest})) == std::vector<double>{denormal, 0.0, largest});
    CHECK(std::signbit(reals(floats({1}, {-0.0F}))[0]));
    CHECK(reals(raw<double>({2}, double_type, {0.1, -1e300})) == std::vector<double>{0.1, -1e300});
    // 1, -2, the smallest denormal, the largest
    CHECK(reals(raw<std::uint16_t>({4}, float16_type, {0x3C00, 0xC000, 0x0001, 0x7BFF})) ==
          std::vector<double>{1.0, -2.0, std::ldexp(1.0, -24), 65504.0});
    CHECK(std::isinf(reals(raw<std::uint16_t>({1}, float16_type, {0x7C00}))[0]));
    CHECK(std::isnan(reals(raw<std::uint16_t>({1}, float16_type, {0x7E00}))[0]));
    CHECK(reals(raw<std::uint16_t>({2}, bfloat16_type, {0x3F80, 0xC040})) == std::vector<double>{1.0, -3.0});
}

TEST_CASE("tensors are read from the field of their type") {
    TensorProto single = tensor({2}, float_type);
    single.add_float_data(1.5F);
    single.add_float_data(-2.5F);
    CHECK(reals(single) == std::vector<double>{1.5, -2.5});

    TensorProto twice = tensor({1}, double_type);
    twice.add_double_data(0.1);
    CHECK(reals(twice) == std::vector<double>{0.1});

    TensorProto half = tensor({1}, float16_type);
    half.add_int32_data(0xC000);
    CHECK(reals(half) == std::vector<double>{-2.0});

    CHECK(whole(ints({7, -8})) == integers{7, -8});
    CHECK(whole(raw<std::int64_t>({1}, int64_type, {std::int64_t{1} << 40})) == integers{std::int64_t{1} << 40});
    CHECK(whole(raw<std::int32_t>({1}, int32_type, {-5})) == integers{-5});
    CHECK(whole(raw<std::uint8_t>({2}, bool_type, {1, 0})) == integers{1, 0});
    CHECK(whole(ints({})).empty());
    CHECK(load(floats({}, {3.0F})).extents.empty());
}

TEST_CASE("tensors whose data does not fit their shape are refused") {
    const auto refusal = [](const TensorProto& stored) -> std::string {
        try {
            load(stored);
            return "";
        } catch (const zgen::onnx::problem& reason) {
            return reason.what();
        }
    };
    CHECK(refusal(floats({2, 2}, ramp(4))).empty());
    CHECK(contains(refusal(floats({2, 2}, ramp(3))), "it has 12 bytes of data; expected 16"));
    CHECK(contains(refusal(floats({2, 2}, ramp(5))), "it has 20 bytes of data; expected 16"));
    CHECK(contains(refusal(tensor({1'000'000'000}, float_type)), "expected at most"));
    CHECK(contains(refusal(tensor({std::int64_t{1} << 32, std::int64_t{1} << 32}, float_type)), "expected at most"));
    CHECK(contains(refusal(tensor({-1}, float_type)), "the extent -1"));
    CHECK(contains(refusal(tensor(integers(17, 1), float_type)), "17 axes"));
    CHECK(contains(refusal(tensor({1'000'000}, float_type)), "it has 0 elements of data; expected 1000000"));
    CHECK(contains(refusal(tensor({1}, 14)), "its type is COMPLEX64"));
    CHECK(contains(refusal(tensor({1}, 999)), "its type is number 999"));

    TensorProto both = floats({1}, {1.0F});
    both.add_float_data(1.0F);
    CHECK(contains(refusal(both), "its data is given twice"));
}

TEST_CASE("external data is read from the model's folder") {
    const folder here;
    here.write("weights.bin", {1.0F, 2.0F, 3.0F, 4.0F});
    here.write("sub/weights.bin", {5.0F, 6.0F});
    const auto read = [&](const TensorProto& stored) { return reals(stored, here.model()); };

    CHECK(read(external("sub/weights.bin")) == std::vector<double>{5.0, 6.0});
    CHECK(read(external("weights.bin", "8")) == std::vector<double>{3.0, 4.0});
    CHECK(read(external("weights.bin", "4", "8")) == std::vector<double>{2.0, 3.0});
    fs::create_symlink("weights.bin", here.path / "inside");
    CHECK(read(external("inside", "0", "8")) == std::vector<double>{1.0, 2.0});
}

TEST_CASE("external data is never read from elsewhere, nor beyond its end") {
    const folder here;
    const folder elsewhere;
    here.write("weights.bin", {1.0F, 2.0F, 3.0F, 4.0F});
    here.write("model.onnx", {1.0F, 2.0F});
    elsewhere.write("secret.bin", {1.0F, 2.0F});
    fs::create_symlink(elsewhere.path / "secret.bin", here.path / "link");
    fs::create_symlink(elsewhere.path, here.path / "folder");
    const auto refusal = [&](const TensorProto& stored) -> std::string {
        try {
            reals(stored, here.model());
            return "";
        } catch (const zgen::onnx::problem& reason) {
            return reason.what();
        }
    };
    CHECK(refusal(external("weights.bin", "0", "8")).empty());
    const std::string outside = "expected a regular file in the model's folder or below";
    for (const std::string& location :
         {(elsewhere.path / "secret.bin").string(), "../" + elsewhere.path.filename().string() + "/secret.bin",
          std::string("sub/../weights.bin"), std::string("link"), std::string("folder/secret.bin"), std::string("sub"),
          std::string("model.onnx"), std::string("."), std::string(""), std::string("weights.bin\0", 12),
          std::string("/dev/zero")}) {
        CAPTURE(location);
        CHECK(contains(refusal(external(location)), outside));
    }
    CHECK(contains(refusal(external("missing.bin")), "external data 'missing.bin' cannot be found"));
    CHECK(contains(refusal(external("weights.bin")), "external data has 16 bytes"));
    CHECK(contains(refusal(external("weights.bin", "12")), "external data has 4 bytes"));
    CHECK(contains(refusal(external("weights.bin", "12", "8")), "of which the file holds 4"));
    CHECK(contains(refusal(external("weights.bin", "17")), "begins at byte 17 of a file of 16 bytes"));
    CHECK(contains(refusal(external("weights.bin", "-4")), "external data has the offset '-4'"));
    CHECK(contains(refusal(external("weights.bin", "0", "8 bytes")), "external data has the length '8 bytes'"));
    CHECK(contains(refusal(external("weights.bin", "18446744073709551616")), "external data has the offset"));
}
