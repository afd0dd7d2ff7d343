// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "src/common/descriptor.hpp"
#include "src/common/interruption.hpp"

namespace common {

/// Another program, started without a shell; its standard error is this program's. Where this one is interrupted
/// (interruption.hpp), it ends, with all that it started.
class process {
 public:
    /// Starts a program, found on PATH, with its arguments.
    ///
    /// Errors   error where it cannot be started
    static process start(const std::vector<std::string>& command);

    process(process&& other) noexcept;
    process& operator=(process&&) = delete;
    /// Waits for its end; a program that still writes is ended by its broken pipe.
    ~process();

    /// Fills `bytes` from its standard output; false where that ends before.
    ///
    /// Errors   interrupted
    bool read(std::span<std::byte> bytes);

    /// Skips what is left of its output, waits for its end and gives its exit code: 128 and the signal's number where a
    /// signal ended it.
    ///
    /// Errors   interrupted
    int wait();

 private:
    process(pid_t id, descriptor output) noexcept;

    bool fill(std::span<std::byte> bytes);

    pid_t id_;
    running_program running_;
    descriptor output_;
};

}  // namespace common
