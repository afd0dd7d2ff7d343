// SPDX-License-Identifier: Apache-2.0
// Keras models for the fuzzers to start from: every layer that the importer knows.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "generator/import/keras/keras.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/zip_archive.hpp"
#include "src/common/read_file.hpp"
#include "tests/fuzz/seed_folder.hpp"
#include "tests/generator/import/keras/model_file.hpp"
#include "tests/generator/import/keras/zip_writer.hpp"
#include "tests/message_of.hpp"

namespace {

using nlohmann::json;

model_file convolutions() {
    return {{8, 2},
            {{"Conv1D",
              "conv1d_3",
              {{"filters", 3}, {"kernel_size", 3}, {"padding", "same"}, {"activation", "relu"}, {"strides", {2}}},
              {counting("kernel", {3, 2, 3}), counting("bias", {3})}},
             {"BatchNormalization",
              "batch",
              {{"epsilon", 1e-3}, {"axis", {2}}},
              {counting("gamma", {3}), counting("beta", {3}), counting("moving_mean", {3}),
               counting("moving_variance", {3})}},
             {"MaxPooling1D", "pool", {{"pool_size", {2}}, {"strides", {2}}, {"padding", "valid"}}, {}},
             {"Flatten", "flatten", {{"data_format", "channels_last"}}, {}},
             {"Dense",
              "dense",
              {{"units", 2}, {"use_bias", true}, {"activation", "linear"}},
              {counting("kernel", {6, 2}), counting("bias", {2})}}}};
}

model_file separable() {
    return {
        {6, 2},
        {{"ZeroPadding1D", "zeros", {{"padding", {1, 2}}}, {}},
         {"SeparableConv1D",
          "separable",
          {{"filters", 2}, {"kernel_size", 2}, {"depth_multiplier", 1}, {"dilation_rate", 2}},
          {counting("depthwise_kernel", {2, 2, 1}), counting("pointwise_kernel", {1, 2, 2}), counting("bias", {2})}},
         {"DepthwiseConv1D",
          "depthwise",
          {{"kernel_size", 2}, {"use_bias", false}},
          {counting("depthwise_kernel", {2, 2, 1})}},
         {"AveragePooling1D", "average", {{"pool_size", 2}, {"padding", "same"}}, {}},
         {"ReLU", "relu", {{"negative_slope", 0.0}}, {}},
         {"GlobalAveragePooling1D", "global", {{"keepdims", false}}, {}}}};
}

model_file preprocessing() {
    return {json::array({4}),
            {{"Reshape", "reshape", {{"target_shape", {2, 2}}}, {}},
             {"Normalization",
              "normalization",
              {{"axis", -1}},
              {counting("mean", {2}), counting("variance", {2}), counting("count", {})}},
             {"Permute", "permute", {{"dims", {2, 1}}}, {}},
             {"Activation", "activation", {{"activation", "relu"}}, {}},
             {"SpatialDropout1D", "dropout", {{"rate", 0.5}}, {}},
             {"GlobalMaxPooling1D", "global", nullptr, {}}}};
}

/// A layer by itself, with every attribute that one may have; weights it has none.
model_file alone(const std::string& class_name) {
    const json config{{"units", 2},        {"filters", 2},          {"kernel_size", {2}}, {"strides", {1}},
                      {"pool_size", {2}},  {"padding", "valid"},    {"dilation_rate", 1}, {"rate", 0.25},
                      {"axis", -1},        {"target_shape", {16}},  {"dims", {2, 1}},     {"activation", "relu"},
                      {"alpha", 0.25},     {"negative_slope", 0.5}, {"theta", 1.0},       {"mean", 0.5},
                      {"variance", 2.0},   {"scale", 2.0},          {"offset", 1.0},      {"shared_axes", {1}},
                      {"max_value", 6.0},  {"threshold", 0.0},      {"groups", 1},        {"depth_multiplier", 1},
                      {"use_bias", false}, {"center", false}};
    return {{8, 2}, {{class_name, "layer", config, {}}}};
}

std::string deflated(const std::vector<std::byte>& archive) {
    const zgen::keras::zip_archive zip(archive);
    const auto text = [&](const char* name) {
        const std::vector<std::byte> bytes = zip.read(name, common::max_file_bytes);
        return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    };
    const std::string config = text("config.json");
    const std::string weights = text("model.weights.h5");
    const std::vector<std::byte> bytes = zip_bytes({{"config.json", config}, {"model.weights.h5", weights}}, true);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

TEST_CASE("seeds: Keras in HDF5") {
    const seed_folder folder("keras_hdf5");
    std::size_t number = 0;
    for (const model_file& m : {convolutions(), separable(), preprocessing()}) {
        CHECK(m.refusal() == "no error");
        folder.write(std::to_string(number++), m.hdf5());
    }
    for (const auto& one : zgen::keras::layers::all()) {
        const std::string name(one.class_name);
        folder.write(name, alone(name).hdf5());
    }
}

TEST_CASE("seeds: Keras in zip archives") {
    const seed_folder folder("keras_zip");
    const std::vector<std::byte> archive = convolutions().zip();
    CHECK(message_of([&] { zgen::import_keras_zip(archive, "model.keras"); }) == "no error");
    folder.write("stored", archive);
    folder.write("deflated", deflated(archive));
    folder.write("empty", "PK\x05\x06" + std::string(18, '\0'));
}
