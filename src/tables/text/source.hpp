// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace tables {

/// A text's bytes, one after the other.
class text_source {
 public:
    /// Fills a buffer and gives the number of bytes: 0 at the end, otherwise at least one.
    using reader = std::function<std::size_t(std::span<char> buffer)>;

    explicit text_source(reader read) : read_(std::move(read)) {}

    /// The next bytes, which stay to be read: `count`, or fewer at the end.
    std::string_view peek(std::size_t count);

    /// Fills a buffer with the next bytes and gives their number: 0 at the end, otherwise at least one.
    std::size_t operator()(std::span<char> buffer);

 private:
    reader read_;
    std::string ahead_;
};

/// Most bytes that a compressed text may unfold to: a small file must not keep a program busy for hours.
inline constexpr std::size_t most_decompressed_bytes = std::size_t{1} << 34;

/// The bytes of a file or of standard input ("-"), decompressed where the first bytes say that it is gzip's (RFC 1952,
/// one member or several).
///
/// Errors   common::error naming the file, now or when it is read: as common::open_input; it cannot be read; its
///          compressed data are damaged, cut short or unfold to more than `most` bytes
/// Memory   the file is never held as a whole
text_source open_text(const std::filesystem::path& file, std::size_t most = most_decompressed_bytes);

}  // namespace tables
