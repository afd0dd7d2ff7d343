// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace tables {

/// Samples, one per row.
struct data_set {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<double> values;    ///< (rows, columns), row-major
    std::vector<std::string> ids;  ///< one per row, or empty: what a table's source_id column names
    std::string warning = {};      ///< what whoever gave the file should be told; empty mostly

    std::span<const double> row(std::size_t index) const { return std::span(values).subspan(index * columns, columns); }
};

/// Reads a NumPy array (told by its first bytes) or comma-separated values, these also compressed by gzip.
///
/// Errors   common::error naming the file and, for tables, row and column
data_set read_data(const std::filesystem::path& file);

/// Writes a NumPy array (float64) or comma-separated values, as the file's suffix says, .npy or .csv. All or nothing.
///
/// Errors   common::usage_error for another suffix, common::error where the file cannot be written
void write_data(const std::filesystem::path& file, const data_set& data);

/// Checks that write_data knows the file's suffix.
///
/// Errors   common::usage_error where it does not
void require_data_suffix(const std::filesystem::path& file);

}  // namespace tables
