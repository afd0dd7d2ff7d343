// SPDX-License-Identifier: Apache-2.0
#include "src/tables/text/lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

#include "src/common/error.hpp"

namespace tables {

lines::lines(std::string name, text_source source)
    : name_(std::move(name)), source_(std::move(source)), buffer_(std::size_t{1} << 18) {}

std::optional<std::span<char>> lines::next() {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    char* end = newline(begin_);
    while (end == nullptr) {
        const std::size_t searched = end_ - begin_;
        if (!fill()) break;
        end = newline(begin_ + searched);
    }
    if (end == nullptr && begin_ == end_) return std::nullopt;
    ++number_;
    std::span<char> line(buffer_.data() + begin_, end == nullptr ? buffer_.data() + end_ : end);
    if (line.size() > longest_line)
        throw common::error(fmt::format("{}: row {}: is longer than {} bytes", name_, number_, longest_line));
    begin_ += std::min(line.size() + 1, end_ - begin_);
    if (number_ == 1 && std::string_view(line.data(), line.size()).starts_with(byte_order_mark))
        line = line.subspan(byte_order_mark.size());
    return line;
}

char* lines::newline(std::size_t begin) const {
    return begin == end_
               ? nullptr
               : static_cast<char*>(std::memchr(const_cast<char*>(buffer_.data()) + begin, '\n', end_ - begin));
}

/// Moves what is left to the front and reads behind it; false at the end of the text, or where a line is too long.
bool lines::fill() {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    if (end_ == buffer_.size()) {
        if (end_ > longest_line) return false;
        buffer_.resize(2 * buffer_.size());
    }
    const std::size_t count = source_(std::span(buffer_).subspan(end_));
    end_ += count;
    return count > 0;
}

}  // namespace tables
