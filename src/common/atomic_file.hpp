// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "src/common/descriptor.hpp"
#include "src/common/interruption.hpp"

namespace common {

/// A file that appears whole or not at all: it is written under another name in the same folder and takes its own name
/// with commit(). Without commit() nothing remains, where a signal ends the program, either.
///
/// Errors   common::error naming the path: no such folder, no permission, a full disk, a path that is a folder or device;
///          common::usage_error for "-", which stands for standard output (output_file writes there)
/// Note     a symbolic link stays; what it points at is replaced
class atomic_file {
 public:
    explicit atomic_file(const std::filesystem::path& path);
    atomic_file(const atomic_file&) = delete;
    atomic_file& operator=(const atomic_file&) = delete;

    void write(std::string_view bytes);
    void commit();

 private:
    [[noreturn]] void fail() const;

    std::filesystem::path path_;
    std::filesystem::path target_;
    std::string temporary_;
    descriptor out_;
    std::optional<unfinished_file> unfinished_;  ///< once it is there
};

/// Writes the whole file at once.
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace common
