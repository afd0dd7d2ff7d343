// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

namespace common {

/// Largest file that is read into memory.
inline constexpr std::size_t max_file_bytes = std::size_t{1} << 30;

/// The file's bytes.
///
/// Errors   common::error where the file is missing, cannot be read, is no regular file, is empty, or is larger than
///          max_file_bytes
std::vector<std::byte> read_file(const std::filesystem::path& file);

}  // namespace common
