// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "src/common/atomic_file.hpp"

namespace common {

/// "-" or "/dev/stdout".
bool is_standard_output(const std::filesystem::path& path);

/// What an option such as --output names: a file that appears whole or not at all, or standard output, where bytes go
/// as they come.
///
/// Errors   as atomic_file and print_out
class output_file {
 public:
    explicit output_file(const std::filesystem::path& path);

    void write(std::string_view bytes);
    void commit();

 private:
    std::optional<atomic_file> file_;  ///< none: standard output
};

/// Writes it all at once.
void write_output(const std::filesystem::path& path, std::string_view bytes);

}  // namespace common
