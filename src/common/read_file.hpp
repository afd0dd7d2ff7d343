// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "src/common/descriptor.hpp"

namespace common {

/// Largest file that is read into memory.
inline constexpr std::size_t max_file_bytes = std::size_t{1} << 30;

/// A file opened for reading.
struct opened_file {
    descriptor in;
    std::size_t size;
};

/// Errors   common::error where the file is missing, cannot be opened, is not a regular file, or is empty
opened_file open_file(const std::filesystem::path& file);

/// Whether a name means standard input: "-" or "/dev/stdin".
bool is_standard_input(const std::filesystem::path& file);

/// Opens a file as open_file does, or standard input, or a pipe of the shell (/dev/fd/63).
///
/// Errors   as open_file
descriptor open_input(const std::filesystem::path& file);

/// What messages call it: "standard input", or the file's path.
std::string input_name(const std::filesystem::path& file);

/// The bytes of a file or of standard input.
///
/// Errors   as open_file, and common::error where the file cannot be read or is larger than max_file_bytes
std::vector<std::byte> read_file(const std::filesystem::path& file);

/// The first bytes, by which formats are told apart: `count`, or fewer where the file is shorter or cannot be read.
std::string first_bytes(const std::filesystem::path& file, std::size_t count);

}  // namespace common
