// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "src/common/descriptor.hpp"

namespace zgen {

/// Another program, started without a shell; its standard error is zgen's.
class process {
 public:
    /// Starts a program, found on PATH, with its arguments.
    ///
    /// Errors   common::error where it cannot be started
    static process start(const std::vector<std::string>& command);

    process(process&& other) noexcept;
    process& operator=(process&&) = delete;
    /// Waits for its end; a program that still writes is ended by its broken pipe.
    ~process();

    /// Fills `bytes` from its standard output; false where that ends before.
    bool read(std::span<std::byte> bytes);

    /// Skips what is left of its output, waits for its end and gives its exit code: 128 and the signal's number where a
    /// signal ended it.
    int wait();

 private:
    process(pid_t id, common::descriptor output) noexcept;

    pid_t id_;
    common::descriptor output_;
};

}  // namespace zgen
