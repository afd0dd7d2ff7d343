// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "src/simulate/output/row_format.hpp"
#include "src/simulate/simulate.hpp"

namespace zsim {

struct output_file {
    std::filesystem::path path;  ///< "-": standard output
    std::unique_ptr<const row_format> format;
};

/// Makes rows 0 to rows - 1 on `threads` threads and writes them in order to each of the files, in memory that does not
/// grow with their number. Files appear whole, or not at all. The bytes do not depend on the threads.
///
/// `progress` is called with the number of rows written, by one thread at a time.
///
/// Errors   common::error where a file cannot be written; common::closed_pipe where standard output is the only one, and
///          its reader has ended
void write_rows(const simulator& source, std::uint64_t rows, unsigned threads, const std::vector<output_file>& files,
                const std::function<void(std::uint64_t)>& progress);

}  // namespace zsim
