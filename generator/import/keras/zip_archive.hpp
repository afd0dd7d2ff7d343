// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace zgen::keras {

/// A zip archive in memory, read-only. Entries are read by name into memory; none is ever written out.
///
/// Errors   keras::problem for a damaged archive, a checksum that does not fit, encryption, and an entry larger than
///          allowed or expanding suspiciously
class zip_archive {
 public:
    /// The bytes must outlive the object.
    explicit zip_archive(std::span<const std::byte> bytes);

    /// Whether there is an entry of this name.
    bool has(const std::string& name) const;

    /// Whether an entry's name ends so.
    bool has_suffix(std::string_view suffix) const;

    /// The entry's content.
    std::vector<std::byte> read(const std::string& name, std::size_t max_bytes) const;

 private:
    struct discard {
        void operator()(zip* archive) const noexcept;
    };

    std::size_t size_;
    std::unique_ptr<zip, discard> archive_;
};

}  // namespace zgen::keras
