// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "generator/import/keras/build.hpp"
#include "generator/import/keras/json_access.hpp"
#include "generator/import/keras/keras.hpp"
#include "generator/import/keras/problem.hpp"
#include "generator/import/keras/snake_case.hpp"
#include "generator/import/keras/zip_archive.hpp"
#include "src/common/error.hpp"
#include "src/common/read_file.hpp"

namespace zgen {

namespace {

constexpr std::size_t max_config_bytes = std::size_t{1} << 24;

/// How the weights' groups are named: those of a model's layers lie in CONTAINER/CLASS, where CLASS is numbered in the
/// order of layers; the layers' own names do not matter.
struct naming {
    std::string_view container;
    std::string_view separator;  ///< Windows has its own
    std::size_t step;            ///< tf.keras counts a layer twice: as a layer, and as a layer with weights
};

constexpr std::array namings{naming{"layers", "/", 1}, naming{"_layer_checkpoint_dependencies", "/", 2},
                             naming{"layers", "\\", 1}, naming{"_layer_checkpoint_dependencies", "\\", 2}};

std::string group_of(const naming& n, std::string_view class_name, std::size_t number) {
    const std::string name = fmt::format("{}{}{}", n.container, n.separator, keras::snake_case(class_name));
    return number == 0 ? name : fmt::format("{}_{}", name, number * n.step);
}

/// Weights lie in GROUP/vars/0, 1, ...
std::vector<std::string> paths_of(const keras::hdf5_file& weights, const keras::layer_config& layer) {
    std::vector<std::string> paths;
    for (const naming& n : namings) {
        std::string group;
        for (const keras::enclosing_model& model : layer.models)
            group += fmt::format("{}{}", group_of(n, model.class_name, model.number), n.separator);
        group += group_of(n, layer.class_name, layer.number) + "/vars";
        if (!weights.has(group)) continue;
        const std::size_t count = weights.links(group);
        for (std::size_t i = 0; i < count; ++i) paths.push_back(fmt::format("{}/{}", group, i));
        break;
    }
    return paths;
}

/// The version of Keras in the archive's metadata; empty where it is missing.
std::string read_version(const keras::zip_archive& archive) {
    if (!archive.has("metadata.json")) return "";
    const std::vector<std::byte> bytes = archive.read("metadata.json", max_config_bytes);
    const nlohmann::json metadata = keras::parse_config({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    return keras::text_of(keras::member(metadata, "keras_version"));
}

/// Refuses an archive that holds no whole model.
void require_model(const keras::zip_archive& archive) {
    if (!archive.has("config.json")) {
        if (archive.has_suffix("data.pkl"))
            throw keras::problem("is a PyTorch archive; expected ONNX or Keras; export it with torch.onnx.export");
        if (archive.has_suffix("saved_model.pb"))
            throw keras::problem(
                "holds a TensorFlow SavedModel; expected ONNX or Keras; save it with model.save('NAME.keras')");
        if (archive.has_suffix("/config.json"))
            throw keras::problem("is a zip archive of a folder with a model; expected config.json at its top");
        throw keras::problem("is a zip archive without config.json at its top, so no Keras model");
    }
    if (archive.has("model.weights.json"))
        throw keras::problem("has its weights in several files; save the model without max_shard_size");
    if (archive.has("model.weights.npz"))
        throw keras::problem(
            "has model.weights.npz; expected model.weights.h5; save the model with Keras's own format");
    if (!archive.has("model.weights.h5"))
        throw keras::problem("has no model.weights.h5; save the whole model with model.save()");
}

graph read(std::span<const std::byte> bytes, const std::filesystem::path& file) {
    const keras::zip_archive archive(bytes);
    require_model(archive);
    const std::vector<std::byte> config = archive.read("config.json", max_config_bytes);
    const std::string version = read_version(archive);
    const keras::architecture model =
        keras::read_architecture(keras::parse_config({reinterpret_cast<const char*>(config.data()), config.size()}),
                                 version.empty() ? keras::dialect{.version = 3} : keras::read_dialect(version, ""));
    const std::vector<std::byte> content = archive.read("model.weights.h5", common::max_file_bytes);
    keras::hdf5_file weights(content);
    graph network = keras::build(model, file.filename().string(), weights,
                                 [&](const keras::layer_config& layer) { return paths_of(weights, layer); });
    network.format = keras::describe_format(version, "zip");
    return network;
}

}  // namespace

graph import_keras_zip(std::span<const std::byte> bytes, const std::filesystem::path& file,
                       const keras::rehearsal& rehearse) {
    try {
        if (rehearse) rehearse([&] { read(bytes, file); }, bytes.size());
        return read(bytes, file);
    } catch (const keras::problem& p) {
        throw common::error(fmt::format("{}: {}", file.string(), p.what()));
    }
}

}  // namespace zgen
