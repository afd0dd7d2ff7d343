// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

/// A program under test in a process of its own, which a broken file cannot make run for ever or eat the memory.
namespace limited_process {

struct limits {
    unsigned seconds = 5;  ///< on the clock
    /// Address space in bytes; 0 for no limit. Sanitizers reserve terabytes of it: there, only the resident memory can
    /// be held to a limit, by looking at `peak_bytes` afterwards.
    std::size_t address_space = 0;
};

struct outcome {
    int code = 0;                ///< exit code; 128 and the signal's number where one ended it
    std::string errors;          ///< what it wrote to standard error
    double seconds = 0;          ///< on the clock
    std::size_t peak_bytes = 0;  ///< largest resident memory
};

/// Runs a program in a folder, and waits for its end. Its standard input is empty, its standard output is dropped.
///
/// Errors   a failed REQUIRE where no process can be made; code 127 where the program cannot be started
outcome run(const std::vector<std::string>& command, const std::filesystem::path& folder, limits l);

}  // namespace limited_process
