// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <vector>

#include "src/simulate/output/row_format.hpp"
#include "src/simulate/simulate.hpp"

namespace zsim {

/// The user or the system asked to stop.
struct interrupted : std::runtime_error {
    interrupted() : std::runtime_error("interrupted: nothing is written") {}
};

struct output_file {
    std::filesystem::path path;
    std::unique_ptr<const row_format> format;
};

/// Makes rows 0 to rows - 1 on `threads` threads and writes them in order to each of the files, in memory that does not
/// grow with their number. Files appear whole, or not at all. The bytes do not depend on the threads.
///
/// `progress` is called with the number of rows written, by one thread at a time. The work ends once `stop` is true.
///
/// Errors   common::error where a file cannot be written; interrupted
void write_rows(const simulator& source, std::uint64_t rows, unsigned threads, const std::vector<output_file>& files,
                const std::function<void(std::uint64_t)>& progress, const std::atomic<bool>& stop);

}  // namespace zsim
