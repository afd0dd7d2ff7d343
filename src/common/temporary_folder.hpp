// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "src/common/interruption.hpp"

namespace common {

/// A new folder below the system's folder for temporary files; it disappears with the object. While that lives, an
/// interruption ends the program in order (interruption.hpp): whoever works in the folder must see it.
///
/// Errors   error where it cannot be made
class temporary_folder {
 public:
    temporary_folder();
    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;
    ~temporary_folder();

    const std::filesystem::path& path() const { return path_; }

 private:
    interruption_watch watch_;  // ends last: the folder is gone by then
    std::filesystem::path path_;
};

}  // namespace common
