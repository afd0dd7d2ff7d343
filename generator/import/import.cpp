// SPDX-License-Identifier: Apache-2.0
#include "generator/import/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "generator/import/keras/keras.hpp"
#include "generator/import/onnx/onnx.hpp"
#include "src/common/error.hpp"
#include "src/common/read_file.hpp"

namespace zgen {

namespace {

/// HDF5 may have a user block in front, of 512 bytes or a power of two times that.
bool is_hdf5(std::string_view text) {
    constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
    if (text.starts_with(signature)) return true;
    for (std::size_t offset = 512; offset < text.size(); offset *= 2)
        if (text.substr(offset).starts_with(signature)) return true;
    return false;
}

/// Local file header, or the end record of an empty archive.
bool is_zip(std::string_view text) {
    return text.starts_with("PK\x03\x04") || text.starts_with("PK\x05\x06");
}

/// What the file is, where it is known not to be a model; empty otherwise.
std::string_view other_content(std::string_view text) {
    if (text.starts_with("version https://git-lfs"))
        return "is a Git LFS pointer, not the model itself; fetch it with 'git lfs pull'";
    if (text.size() >= 8 && text.substr(4, 4) == "TFL3")
        return "is a TensorFlow Lite model; expected ONNX or Keras; export the model it was converted from";
    if (text.starts_with("\x1f\x8b")) return "is compressed with gzip; unpack it first";

    std::string start(text.substr(0, 512));
    const auto space = [](unsigned char c) { return std::isspace(c) != 0; };
    start.erase(start.begin(), std::find_if_not(start.begin(), start.end(), space));
    std::transform(start.begin(), start.end(), start.begin(), [](unsigned char c) { return std::tolower(c); });
    if (start.starts_with("<!doctype html") || start.starts_with("<html"))
        return "is an HTML page, probably an error message of the site it was fetched from; fetch the file itself";
    if (start.starts_with('{') && text.find("\"weightsManifest\"") != std::string_view::npos)
        return "is a TensorFlow.js model; expected ONNX or Keras; give the Keras model it was converted from";
    if (start.starts_with('{') && text.find("\"class_name\"") != std::string_view::npos)
        return "is a Keras configuration without weights; save the whole model with model.save()";
    if (start.starts_with('{') || start.starts_with('<')) return "is a text file; expected an ONNX or Keras model";
    const auto printable = [](unsigned char c) { return std::isprint(c) != 0 || std::isspace(c) != 0; };
    if (std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(text.size(), 512)),
                    printable))
        return "is a text file; expected an ONNX or Keras model";
    return {};
}

}  // namespace

graph import_model(const std::filesystem::path& file, const keras::rehearsal& rehearse) {
    std::error_code ignored;
    for (const char* content : {"saved_model.pb", "keras_metadata.pb"})
        if (std::filesystem::exists(file / content, ignored))
            throw common::error(
                fmt::format("{}: is a folder with a TensorFlow SavedModel; expected ONNX or Keras; load it with "
                            "keras.models.load_model and save it with model.save('NAME.keras'), or convert it with "
                            "tf2onnx",
                            file.string()));
    if (file.filename() == "saved_model.pb")
        throw common::error(fmt::format(
            "{}: is a TensorFlow SavedModel; expected ONNX or Keras; convert its folder with tf2onnx", file.string()));
    return import_model(common::read_file(file), file, rehearse);
}

graph import_model(std::span<const std::byte> bytes, const std::filesystem::path& file,
                   const keras::rehearsal& rehearse) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (is_hdf5(text)) return import_keras_hdf5(bytes, file, rehearse);
    if (is_zip(text)) return import_keras_zip(bytes, file, rehearse);
    if (const std::string_view what = other_content(text); !what.empty())
        throw common::error(fmt::format("{}: {}", file.string(), what));
    return import_onnx(bytes, file);
}

}  // namespace zgen
