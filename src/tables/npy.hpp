// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "src/tables/data_set.hpp"

/// NumPy's array format, versions 1 to 3: float16, float32 and float64 in either byte order, C or Fortran
/// order. The first axis is the
/// sample, the others make up its columns.
namespace tables {

/// What an array's file begins with.
inline constexpr std::string_view npy_magic = "\x93NUMPY";

/// Errors   common::error naming the file, what it holds and what is expected
data_set parse_npy(std::span<const std::byte> bytes, const std::filesystem::path& file);

/// A float64 array of shape (rows, columns).
std::string format_npy(const data_set& data);

}  // namespace tables
