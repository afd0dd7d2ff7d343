// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "generator/import/keras/build.hpp"
#include "generator/import/keras/keras.hpp"
#include "generator/import/keras/problem.hpp"
#include "src/common/error.hpp"
#include "src/common/in_quotes.hpp"

namespace zgen {

namespace {

/// The model's configuration, an attribute of the file.
std::string configuration(const keras::hdf5_file& file) {
    if (std::optional<std::string> text = file.text("", "model_config")) return std::move(*text);
    for (const char* group : {"layers", "vars", "_layer_checkpoint_dependencies"})
        if (file.has(group))
            throw keras::problem(
                "holds Keras weights without a model, as save_weights() writes them; its configuration is missing: "
                "save the whole model with model.save()");
    if (file.texts("", "layer_names"))
        throw keras::problem("holds Keras weights without a model; save the whole model with model.save()");
    throw keras::problem("is an HDF5 file without attribute 'model_config', so no Keras model");
}

/// The name of the layer in a weight's path: "dense/kernel:0", or "sequential/dense/kernel".
std::string_view layer_in(std::string_view path) {
    const std::size_t end = path.rfind('/');
    if (end == std::string_view::npos) return {};
    path = path.substr(0, end);
    return path.substr(path.rfind('/') + 1);
}

/// Each layer has a group that lists where its weights are; a model that is a layer has one for all of its layers.
std::vector<std::string> paths_of(const keras::hdf5_file& file, const keras::layer_config& layer) {
    const std::string group = "model_weights/" + (layer.models.empty() ? layer.name : layer.models.front().name);
    std::optional<std::vector<std::string>> paths = file.texts(group, "weight_names");
    if (!paths)
        throw keras::problem(fmt::format("HDF5 group {} has no attribute 'weight_names'", common::in_quotes(group)));
    if (!layer.models.empty())
        std::erase_if(*paths, [&](const std::string& path) { return layer_in(path) != layer.name; });
    for (std::string& path : *paths) path.insert(0, group + "/");
    return std::move(*paths);
}

graph read(std::span<const std::byte> bytes, const std::filesystem::path& file) {
    keras::hdf5_file hdf5(bytes);
    const std::string version = hdf5.text("", "keras_version").value_or("");
    const keras::dialect saved_by = keras::read_dialect(version, hdf5.text("", "backend").value_or(""));
    const keras::architecture model = keras::read_architecture(keras::parse_config(configuration(hdf5)), saved_by);
    graph network = keras::build(model, file.filename().string(), hdf5,
                                 [&](const keras::layer_config& layer) { return paths_of(hdf5, layer); });
    network.format = keras::describe_format(version, "HDF5");
    return network;
}

}  // namespace

graph import_keras_hdf5(std::span<const std::byte> bytes, const std::filesystem::path& file,
                        const keras::rehearsal& rehearse) {
    try {
        if (rehearse) rehearse([&] { read(bytes, file); }, bytes.size());
        return read(bytes, file);
    } catch (const keras::problem& p) {
        throw common::error(fmt::format("{}: {}", file.string(), p.what()));
    }
}

}  // namespace zgen
