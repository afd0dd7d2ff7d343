// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "src/common/descriptor.hpp"
#include "src/common/interruption.hpp"

namespace common {

/// A file that one program at a time holds, from construction to destruction, when it disappears. One that a killed
/// program left behind is held by nobody (flock).
///
/// Errors   common::error: "FILE: process 123 holds it; " and `then`, or where the file cannot be made
/// Note     a file system that has no locks excludes nobody
class file_lock {
 public:
    file_lock(const std::filesystem::path& path, const std::string& then);

 private:
    bool take(const std::string& then);

    std::string path_;
    std::optional<descriptor> file_;
    std::optional<unfinished_file> unfinished_;  ///< goes first: whoever comes next makes a file of its own
};

}  // namespace common
