// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/external_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <optional>
#include <system_error>

#include "generator/import/onnx/problem.hpp"
#include "src/common/in_quotes.hpp"

namespace zgen::onnx {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> entry(const TensorProto& tensor, std::string_view key) {
    for (const auto& pair : tensor.external_data()) {
        if (pair.key() == key) return pair.value();
    }
    return std::nullopt;
}

std::optional<std::uintmax_t> byte_count(const TensorProto& tensor, std::string_view key) {
    const auto text = entry(tensor, key);
    if (!text) return std::nullopt;
    std::uintmax_t number = 0;
    const char* const end = text->data() + text->size();
    const auto [stop, failure] = std::from_chars(text->data(), end, number);
    if (failure != std::errc{} || stop != end) {
        throw problem(
            fmt::format("external data has the {} {}; expected a number of bytes", key, common::in_quotes(*text)));
    }
    return number;
}

bool is_below(const fs::path& file, const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
}

fs::path locate(const std::string& location, const fs::path& model) {
    const auto refuse = [&]() -> problem {
        return problem(fmt::format("external data lies at {}; expected a regular file in the model's folder or below",
                                   common::in_quotes(location)));
    };
    const fs::path relative = location;
    if (location.empty() || location.find('\0') != std::string::npos || relative.is_absolute() ||
        std::find(relative.begin(), relative.end(), "..") != relative.end()) {
        throw refuse();
    }
    std::error_code failure;
    const fs::path parent = model.has_parent_path() ? model.parent_path() : fs::path(".");
    const fs::path folder = fs::canonical(parent, failure);
    if (failure) throw refuse();
    const fs::path file = fs::canonical(folder / relative, failure);
    if (failure)
        throw problem(
            fmt::format("external data {} cannot be found; expected it beside the model", common::in_quotes(location)));
    if (!is_below(file, folder) || !fs::is_regular_file(file, failure) || fs::equivalent(file, model, failure)) {
        throw refuse();
    }
    return file;
}

}  // namespace

std::string read_external_data(const TensorProto& tensor, std::size_t size, const fs::path& model) {
    const fs::path file = locate(entry(tensor, "location").value_or(""), model);
    std::error_code failure;
    const std::uintmax_t available = fs::file_size(file, failure);
    const std::uintmax_t offset = byte_count(tensor, "offset").value_or(0);
    if (failure || offset > available) {
        throw problem(fmt::format("external data begins at byte {} of a file of {} bytes", offset, available));
    }
    const std::uintmax_t length = byte_count(tensor, "length").value_or(available - offset);
    if (length != size || length > available - offset) {
        throw problem(fmt::format("external data has {} bytes of which the file holds {}; expected {}", length,
                                  available - offset, size));
    }
    std::string bytes(size, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(offset));
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(size))) {
        throw problem(fmt::format("external data in {} cannot be read", common::in_quotes(file.filename().string())));
    }
    return bytes;
}

}  // namespace zgen::onnx
