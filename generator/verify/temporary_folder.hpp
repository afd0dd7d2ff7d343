// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace zgen {

/// A new folder below the system's folder for temporary files; it disappears with the object.
///
/// Errors   common::error where it cannot be made
class temporary_folder {
 public:
    temporary_folder();
    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;
    ~temporary_folder();

    const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path path_;
};

}  // namespace zgen
