// SPDX-License-Identifier: Apache-2.0
#include "import/keras/keras.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "evaluate/evaluate.hpp"
#include "tests/generator/import/keras/hdf5_writer.hpp"
#include "tests/generator/import/keras/model_file.hpp"
#include "tests/generator/import/keras/zip_writer.hpp"
#include "tests/generator/message_of.hpp"
#include "tests/generator/networks.hpp"

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
    model.layers[3].config["activation"] = "softmax";
    model.layers[4].class_name = "Attention\n";
    const std::string text = model.refusal();
    CHECK(contains(text, "dir/model.h5: 3 reasons"));
    CHECK(contains(text, "layer 'conv1d' (LSTM): is not supported"));
    CHECK(contains(text, "layer 'dense_10' (Dense): activation 'softmax' is not supported"));
    CHECK(contains(text, "layer 'dense_1' (Attention?): is not supported"));
    CHECK(contains(text, "supported layers: Activation, "));
    CHECK(small_network().refusal() == "no error");
}

TEST_CASE("a branch is refused beside the layers that are not supported") {
    json config = small_network().architecture();
    config["class_name"] = "Functional";
    json& layers = config["config"]["layers"];
    for (std::size_t i = 0; i < layers.size(); ++i)
        layers[i]["inbound_nodes"] =
            i == 0 ? json::array()
                   : json::array({json::array({json::array({layers[i - 1]["config"]["name"], 0, 0, json::object()})})});
    config["config"]["output_layers"] = json::array({json::array({"dense_1", 0, 0})});
    const auto refusal = [](const json& c) {
        hdf5_writer file;
        file.text("", "model_config", c.dump());
        const std::vector<std::byte> bytes = file.finish();
        return message_of([&] { zgen::import_keras_hdf5(bytes, "m.h5"); });
    };
    CHECK(contains(refusal(config), "'model_weights/first' is missing"));  // the chain itself is fine
    layers[5]["inbound_nodes"][0].push_back(json::array({"first", 0, 0, json::object()}));
    CHECK(contains(refusal(config), "the layers are no chain: layer 'dense_1' (Dense) has 2 inputs"));
}

TEST_CASE("HDF5 files that hold no model say what they are") {
    hdf5_writer weights;
    weights.texts("g", "x", {"1"});
    weights.texts("", "layer_names", {"dense"});
    const std::vector<std::byte> weights_only = weights.finish();
    CHECK(contains(message_of([&] { zgen::import_keras_hdf5(weights_only, "w.h5"); }),
                   "w.h5: holds Keras weights without a model"));
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
    CHECK(contains(refusal({{"deep/config.json", "{}"}}), "without config.json at its top"));
    CHECK(contains(refusal({{"config.json", "{}"}}), "has no model.weights.h5"));
    CHECK(contains(refusal({{"config.json", "{}"}, {"model.weights.h5", ""}}), "class ''"));
    const std::string config = small_network().architecture().dump();
    CHECK(contains(refusal({{"config.json", config}, {"model.weights.h5", "x"}}), "damaged or truncated HDF5"));
    CHECK(contains(refusal({{"config.json", config}, {"model.weights.h5", ""}}), "empty HDF5"));
}
