// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cctype>

#include "error.hpp"
#include "import/keras/build.hpp"
#include "import/keras/keras.hpp"
#include "import/keras/problem.hpp"
#include "import/keras/rehearsal.hpp"
#include "import/keras/zip_archive.hpp"
#include "io/read_file.hpp"

namespace zgen {

namespace {

constexpr std::size_t max_config_bytes = std::size_t{1} << 24;

/// "MaxPooling1D" to "max_pooling1d".
/// Source   Keras: an underscore before an upper-case letter that a lower-case one follows or precedes
std::string snake_case(std::string_view name) {
    const auto upper = [&](std::size_t i) {
        return i < name.size() && std::isupper(static_cast<unsigned char>(name[i])) != 0;
    };
    const auto lower = [&](std::size_t i) {
        return i < name.size() && std::islower(static_cast<unsigned char>(name[i])) != 0;
    };
    std::string result;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (i > 0 && upper(i) && (lower(i + 1) || lower(i - 1))) result += '_';
        result += static_cast<char>(std::tolower(static_cast<unsigned char>(name[i])));
    }
    return result;
}

/// Weights lie in layers/CLASS/vars/0, 1, ..., where CLASS is numbered in the order of layers; the layers' own names do
/// not matter.
std::vector<std::string> paths_of(const keras::hdf5_file& weights, const keras::layer_config& layer) {
    std::string group = "layers/" + snake_case(layer.class_name);
    if (layer.number > 0) group += fmt::format("_{}", layer.number);
    group += "/vars";
    std::vector<std::string> paths;
    const std::size_t count = weights.has(group) ? weights.links(group) : 0;
    for (std::size_t i = 0; i < count; ++i) paths.push_back(fmt::format("{}/{}", group, i));
    return paths;
}

graph read(std::span<const std::byte> bytes, const std::filesystem::path& file) {
    const keras::zip_archive archive(bytes);
    if (!archive.has("config.json")) {
        if (archive.has_suffix("data.pkl"))
            throw keras::problem("is a PyTorch archive; expected ONNX or Keras; export it with torch.onnx.export");
        throw keras::problem("is a zip archive without config.json at its top, so no Keras model");
    }
    if (!archive.has("model.weights.h5"))
        throw keras::problem("has no model.weights.h5; save the whole model with model.save()");
    const std::vector<std::byte> config = archive.read("config.json", max_config_bytes);
    const keras::architecture model =
        keras::read_architecture(keras::parse_config({reinterpret_cast<const char*>(config.data()), config.size()}));
    const std::vector<std::byte> content = archive.read("model.weights.h5", max_file_bytes);
    keras::hdf5_file weights(content);
    return keras::build(model, file.filename().string(), weights,
                        [&](const keras::layer_config& layer) { return paths_of(weights, layer); });
}

}  // namespace

graph import_keras_zip(std::span<const std::byte> bytes, const std::filesystem::path& file) {
    try {
        keras::rehearse([&] { read(bytes, file); }, bytes.size());
        return read(bytes, file);
    } catch (const keras::problem& p) {
        throw error(fmt::format("{}: {}", file.string(), p.what()));
    }
}

}  // namespace zgen
