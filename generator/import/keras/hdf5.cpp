// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "error.hpp"
#include "import/in_quotes.hpp"
#include "import/keras/build.hpp"
#include "import/keras/keras.hpp"
#include "import/keras/problem.hpp"
#include "import/keras/rehearsal.hpp"

namespace zgen {

namespace {

/// The model's configuration, an attribute of the file.
std::string configuration(const keras::hdf5_file& file) {
    if (std::optional<std::string> text = file.text("", "model_config")) return std::move(*text);
    if (file.texts("", "layer_names"))
        throw keras::problem("holds Keras weights without a model; save the whole model with model.save()");
    throw keras::problem("is an HDF5 file without attribute 'model_config', so no Keras model");
}

/// Each layer has a group that lists where its weights are.
std::vector<std::string> paths_of(const keras::hdf5_file& file, const keras::layer_config& layer) {
    const std::string group = "model_weights/" + layer.name;
    std::optional<std::vector<std::string>> paths = file.texts(group, "weight_names");
    if (!paths) throw keras::problem(fmt::format("HDF5 group {} has no attribute 'weight_names'", in_quotes(group)));
    for (std::string& path : *paths) path.insert(0, group + "/");
    return std::move(*paths);
}

graph read(std::span<const std::byte> bytes, const std::filesystem::path& file) {
    keras::hdf5_file hdf5(bytes);
    const keras::architecture model = keras::read_architecture(keras::parse_config(configuration(hdf5)));
    return keras::build(model, file.filename().string(), hdf5,
                        [&](const keras::layer_config& layer) { return paths_of(hdf5, layer); });
}

}  // namespace

graph import_keras_hdf5(std::span<const std::byte> bytes, const std::filesystem::path& file) {
    try {
        keras::rehearse([&] { read(bytes, file); }, bytes.size());
        return read(bytes, file);
    } catch (const keras::problem& p) {
        throw error(fmt::format("{}: {}", file.string(), p.what()));
    }
}

}  // namespace zgen
