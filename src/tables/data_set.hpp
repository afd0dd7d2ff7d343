// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "src/tables/samples/column_request.hpp"

namespace tables {

/// Samples, one per row.
struct data_set {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<double> values;              ///< (rows, columns), row-major
    std::vector<std::string> ids;            ///< one per row, or empty: what a table's source_id column names
    std::string unit = {};                   ///< where the file says it
    std::vector<std::string> warnings = {};  ///< what whoever gave the file should be told

    std::span<const double> row(std::size_t index) const { return std::span(values).subspan(index * columns, columns); }
};

/// Reads a table of samples as open_samples does (samples/sample_reader.hpp).
///
/// Errors   as open_samples, and common::error naming the row where it cannot be read
data_set read_data(const std::filesystem::path& file, const column_request& wanted = {});

/// The formats that data are written in.
enum class data_format { csv, npy };

/// By a file's suffix, .csv or .npy; standard output ("-") gets CSV.
///
/// Errors   common::usage_error for another suffix
data_format format_of(const std::filesystem::path& file);

/// The file's bytes: a NumPy array (float64) or comma-separated values.
std::string format_data(const data_set& data, data_format format);

/// Writes a file in the format that its suffix says. All or nothing.
///
/// Errors   as format_of; common::error where the file cannot be written
void write_data(const std::filesystem::path& file, const data_set& data);

}  // namespace tables
