// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "generator/evaluate/evaluate.hpp"
#include "generator/import/keras/keras.hpp"
#include "tests/generator/import/keras/hdf5_writer.hpp"
#include "tests/generator/import/keras/zip_writer.hpp"
#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"

using nlohmann::json;

namespace {

json dense(const std::string& name) {
    return {{"class_name", "Dense"}, {"config", {{"name", name}, {"units", 1}, {"use_bias", false}}}};
}

json input() {
    return {{"class_name", "InputLayer"}, {"config", {{"name", "i"}, {"batch_shape", {nullptr, 1}}}}};
}

json sequential(const std::string& name, const json& layers) {
    return {{"class_name", "Sequential"}, {"config", {{"name", name}, {"layers", layers}}}};
}

/// Dense a, a model of Dense b and c, Dense d, a second model of Dense b: kernels 2, 3, 5, 7 and 11 in that order.
json model() {
    return sequential("outer", {input(), dense("a"), sequential("m", {input(), dense("b"), dense("c")}), dense("d"),
                                sequential("n", {input(), dense("b")})});
}

void put(hdf5_writer& file, const std::string& path, float value) {
    file.dataset(path, {1, 1}, {value});
}

/// The network in a .keras archive with weights at the paths given, kernels 2, 3, 5, 7 and 11.
zgen::graph from_zip(const std::vector<std::string>& paths, const std::string& version) {
    hdf5_writer file;
    const std::vector<float> kernels{2, 3, 5, 7, 11};
    for (std::size_t i = 0; i < kernels.size(); ++i) put(file, paths[i], kernels[i]);
    const std::vector<std::byte> weights = file.finish();
    const std::string config = model().dump();
    const std::string metadata = json{{"keras_version", version}}.dump();
    const std::vector<std::byte> bytes =
        zip_bytes({{"metadata.json", metadata},
                   {"config.json", config},
                   {"model.weights.h5", {reinterpret_cast<const char*>(weights.data()), weights.size()}}});
    return zgen::import_keras_zip(bytes, "m.keras");
}

}  // namespace

TEST_CASE("weights of models inside models lie in the outer model's group") {
    hdf5_writer file;
    file.text("", "model_config", model().dump());
    put(file, "model_weights/a/a/kernel:0", 2);
    put(file, "model_weights/m/b/kernel:0", 3);
    put(file, "model_weights/m/c/kernel:0", 5);
    put(file, "model_weights/d/d/kernel:0", 7);
    put(file, "model_weights/n/outer/n/b/kernel", 11);
    file.texts("model_weights/a", "weight_names", {"a/kernel:0"});
    file.texts("model_weights/m", "weight_names", {"b/kernel:0", "c/kernel:0"});
    file.texts("model_weights/d", "weight_names", {"d/kernel:0"});
    file.texts("model_weights/n", "weight_names", {"outer/n/b/kernel"});
    const std::vector<std::byte> bytes = file.finish();
    const zgen::graph g = zgen::import_keras_hdf5(bytes, "m.h5");
    CHECK(networks::names(g) == std::vector<std::string>{"dense", "dense_1", "dense_2", "dense_3", "dense_4"});
    CHECK(g.layers[2].origin == "layer 'm/c' (Dense)");
    CHECK(zgen::evaluate(g, std::vector<double>{1}) == std::vector<double>{2 * 3 * 5 * 7 * 11});
    CHECK(std::get<zgen::dense>(g.layers[2].op).kernel == std::vector<double>{5});
}

TEST_CASE("in archives of Keras 3 they lie in a group of their own") {
    const zgen::graph g = from_zip(
        {"layers/dense/vars/0", "layers/sequential/layers/dense/vars/0", "layers/sequential/layers/dense_1/vars/0",
         "layers/dense_1/vars/0", "layers/sequential_1/layers/dense/vars/0"},
        "3.5.0");
    CHECK(zgen::evaluate(g, std::vector<double>{1}) == std::vector<double>{2 * 3 * 5 * 7 * 11});
    CHECK(std::get<zgen::dense>(g.layers[2].op).kernel == std::vector<double>{5});
}

TEST_CASE("tf.keras counts layers with weights twice") {
    const std::string in = "_layer_checkpoint_dependencies/";
    const zgen::graph g = from_zip(
        {in + "dense/vars/0", in + "sequential/" + in + "dense/vars/0", in + "sequential/" + in + "dense_2/vars/0",
         in + "dense_2/vars/0", in + "sequential_2/" + in + "dense/vars/0"},
        "2.15.0");
    CHECK(std::get<zgen::dense>(g.layers[2].op).kernel == std::vector<double>{5});
    CHECK(std::get<zgen::dense>(g.layers[3].op).kernel == std::vector<double>{7});
    CHECK(std::get<zgen::dense>(g.layers[4].op).kernel == std::vector<double>{11});
}

TEST_CASE("tf.keras on Windows separates groups by backslashes") {
    const std::string in = "_layer_checkpoint_dependencies\\";
    const zgen::graph g = from_zip(
        {in + "dense/vars/0", in + "sequential\\" + in + "dense/vars/0", in + "sequential\\" + in + "dense_2/vars/0",
         in + "dense_2/vars/0", in + "sequential_2\\" + in + "dense/vars/0"},
        "2.13.0");
    CHECK(std::get<zgen::dense>(g.layers[4].op).kernel == std::vector<double>{11});
}

TEST_CASE("weights that are elsewhere are missed by the layer") {
    CHECK(contains(message_of([] {
                       from_zip({"layers/dense/vars/0", "x/0", "x/1", "layers/dense_1/vars/0", "x/2"}, "3.5.0");
                   }),
                   "layer 'm/b' (Dense): the number of its weights in the file is 0; expected 1 (kernel)"));
}
