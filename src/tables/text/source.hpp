// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>

namespace tables {

/// Fills a buffer with a text's next bytes and gives their number: 0 at the end, otherwise at least one.
using text_source = std::function<std::size_t(std::span<char> buffer)>;

/// Most bytes that a compressed text may unfold to: a small file must not keep a program busy for hours.
inline constexpr std::size_t most_decompressed_bytes = std::size_t{1} << 34;

/// The bytes of a file, decompressed where its first bytes say that it is gzip's (RFC 1952, one member or several).
///
/// Errors   common::error naming the file, now or when it is read: as common::open_file; it cannot be read; its
///          compressed data are damaged, cut short or unfold to more than `most` bytes
/// Memory   the file is never held as a whole
text_source open_text(const std::filesystem::path& file, std::size_t most = most_decompressed_bytes);

}  // namespace tables
