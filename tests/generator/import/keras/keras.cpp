// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/keras.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "generator/evaluate/evaluate.hpp"
#include "tests/generator/import/keras/hdf5_writer.hpp"
#include "tests/generator/import/keras/model_file.hpp"
#include "tests/generator/import/keras/zip_writer.hpp"
#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"

using nlohmann::json;

namespace {

model_file small_network() {
    return {{4, 1},
            {{"Conv1D",
              "first",
              {{"filters", 2}, {"kernel_size", 2}, {"activation", "relu"}},
              {counting("kernel", {2, 1, 2}), counting("bias", {2})}},
             {"Conv1D",
              "conv1d",
              {{"filters", 1}, {"kernel_size", 2}},
              {counting("kernel", {2, 2, 1}, 5), counting("bias", {1})}},
             {"Flatten", "flatten_7", nullptr, {}},
             {"Dense", "dense_10", {{"units", 2}}, {counting("kernel", {2, 2}), counting("bias", {2})}},
             {"Dense", "dense_1", {{"units", 1}}, {counting("kernel", {2, 1}), counting("bias", {1})}}}};
}

}  // namespace

TEST_CASE("both containers give the same network, whatever its layers are called") {
    const model_file model = small_network();
    const zgen::graph a = zgen::import_keras_hdf5(model.hdf5(), "model.h5");
    const zgen::graph b = zgen::import_keras_zip(model.zip(), "model.keras");
    CHECK(networks::names(a) == std::vector<std::string>{"conv1d", "relu", "conv1d_1", "flatten", "dense", "dense_1"});
    CHECK(networks::names(b) == networks::names(a));
    CHECK(a.source == "model.h5");
    CHECK(a.layers[5].origin == "layer 'dense_1' (Dense)");
    const std::vector<double> x{1, -2, 3, 0.5};
    CHECK(zgen::evaluate(a, x) == zgen::evaluate(b, x));
}

TEST_CASE("all layers that are not supported are listed in one message") {
    model_file model = small_network();
    model.layers[1].class_name = "LSTM";
    model.layers[3].config["activation"] = "exponential";
    model.layers[4].class_name = "Attention\n";
    const std::string text = model.refusal();
    CHECK(contains(text, "dir/model.h5: 3 reasons"));
    CHECK(contains(text, "layer 'conv1d' (LSTM): is not supported: it is recurrent; a dilated, causal Conv1D"));
    CHECK(contains(text, "layer 'dense_10' (Dense): activation 'exponential' is not supported"));
    CHECK(contains(text, "layer 'dense_1' (Attention?): is not supported\n"));
    CHECK(contains(text, "supported layers:\n  Activation, "));
    CHECK(small_network().refusal() == "no error");
}

TEST_CASE("quantized layers, classes of the model's own and random outputs are refused") {
    const auto refusal = [](const json& change) {
        json config = small_network().architecture();
        config["config"]["layers"][5].update(change);
        hdf5_writer file;
        file.text("", "model_config", config.dump());
        const std::vector<std::byte> bytes = file.finish();
        return message_of([&] { zgen::import_keras_hdf5(bytes, "m.h5"); });
    };
    json quantized = small_network().architecture()["config"]["layers"][5];
    CHECK(contains(refusal(json::object()), "'model_weights/first' is missing"));  // the model itself is fine
    CHECK(contains(refusal({{"module", "keras.layers"}}), "'model_weights/first' is missing"));
    CHECK(contains(refusal({{"module", "__main__"}}), "layer 'dense_1' (Dense): is not supported\n"));
    quantized["config"]["dtype"] = "int8_from_float32";
    CHECK(contains(refusal(quantized), "layer 'dense_1' (Dense): is quantized"));
    quantized["config"]["dtype"] = {{"class_name", "QuantizedDTypePolicy"}, {"config", json::object()}};
    CHECK(contains(refusal(quantized), "is quantized"));
    quantized["config"]["dtype"] = {{"class_name", "DTypePolicy"}, {"config", {{"name", "float32"}}}};
    CHECK(contains(refusal(quantized), "'model_weights/first' is missing"));
}

TEST_CASE("HDF5 files that hold no model say what they are") {
    hdf5_writer weights;
    weights.texts("g", "x", {"1"});
    weights.texts("", "layer_names", {"dense"});
    const std::vector<std::byte> weights_only = weights.finish();
    CHECK(contains(message_of([&] { zgen::import_keras_hdf5(weights_only, "w.h5"); }),
                   "w.h5: holds Keras weights without a model"));
    hdf5_writer weights3;
    weights3.dataset("layers/dense/vars/0", {1}, {1});
    const std::vector<std::byte> weights_of_keras3 = weights3.finish();
    CHECK(contains(message_of([&] { zgen::import_keras_hdf5(weights_of_keras3, "model.weights.h5"); }),
                   "holds Keras weights without a model, as save_weights() writes them"));
    hdf5_writer other;
    other.dataset("x", {1}, {1});
    const std::vector<std::byte> no_model = other.finish();
    CHECK(contains(message_of([&] { zgen::import_keras_hdf5(no_model, "x.h5"); }), "so no Keras model"));
}

TEST_CASE("zip archives that hold no model say what they are") {
    const auto refusal = [](const std::vector<std::pair<std::string, std::string_view>>& entries) {
        const std::vector<std::byte> bytes = zip_bytes(entries);
        return message_of([&] { zgen::import_keras_zip(bytes, "m.keras"); });
    };
    CHECK(contains(refusal({{"archive/data.pkl", ""}}), "is a PyTorch archive"));
    CHECK(contains(refusal({{"deep/config.json", "{}"}}), "is a zip archive of a folder with a model"));
    CHECK(contains(refusal({{"deep/other.json", "{}"}}), "without config.json at its top"));
    CHECK(contains(refusal({{"m/saved_model.pb", ""}}), "holds a TensorFlow SavedModel"));
    CHECK(contains(refusal({{"config.json", "{}"}, {"model.weights.json", "{}"}}), "weights in several files"));
    CHECK(contains(refusal({{"config.json", "{}"}, {"model.weights.npz", ""}}), "has model.weights.npz"));
    CHECK(contains(refusal({{"config.json", "{}"}}), "has no model.weights.h5"));
    CHECK(contains(refusal({{"config.json", "{}"}, {"model.weights.h5", ""}}), "class ''"));
    const std::string config = small_network().architecture().dump();
    CHECK(contains(refusal({{"config.json", config}, {"model.weights.h5", "x"}}), "damaged or truncated HDF5"));
    CHECK(contains(refusal({{"config.json", config}, {"model.weights.h5", ""}}), "empty HDF5"));
}
