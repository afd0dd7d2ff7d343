// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "src/tables/text/source.hpp"

namespace tables {

/// Longest line that is read, in bytes; memory is taken as the lines need it.
inline constexpr std::size_t longest_line = std::size_t{1} << 24;

/// The lines of a text file, one after the other, without their ends and without a byte order mark.
class lines {
 public:
    /// `name` is for messages.
    lines(std::string name, text_source source);

    /// The next line, which may be changed in place and is gone with the next call; nothing at the end.
    ///
    /// Errors   common::error naming the file, and the line where it is longer than longest_line
    std::optional<std::span<char>> next();

    /// Of the line that next() gave last, from 1.
    std::size_t number() const { return number_; }

 private:
    char* newline(std::size_t begin) const;
    bool fill();

    std::string name_;
    text_source source_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t number_ = 0;
};

}  // namespace tables
