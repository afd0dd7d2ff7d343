// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generator/import/keras/hdf5_handle.hpp"
#include "generator/import/keras/tensor.hpp"

namespace zgen::keras {

/// An HDF5 file in memory, read-only. Paths are written "a/b/c" from the root; they are walked link by link and never
/// leave the file.
///
/// Errors   keras::problem for a damaged file, a missing object, a link to another place or file, storage outside the
///          file or in chunks, values that are not floating-point numbers, and more values than the bytes can hold
class hdf5_file {
 public:
    /// The bytes must outlive the object.
    explicit hdf5_file(std::span<const std::byte> bytes);

    /// Most values that the bytes can hold.
    std::size_t max_values() const { return size_ / 2; }

    /// Whether the path leads to an object.
    bool has(std::string_view path) const;

    /// A text attribute; nothing where there is none of this name.
    std::optional<std::string> text(std::string_view path, const std::string& attribute) const;

    /// An attribute of several texts, which Keras splits over NAME0, NAME1, ... when it is long; nothing where there is
    /// none of this name. Keras writes an empty list as an empty array of numbers.
    std::optional<std::vector<std::string>> texts(std::string_view path, const std::string& attribute) const;

    /// Number of links in a group.
    std::size_t links(std::string_view path) const;

    /// The extents of a dataset of floating-point numbers.
    dims extents(std::string_view path) const;

    /// A dataset of finite floating-point numbers.
    tensor read(std::string_view path);

 private:
    std::size_t size_;
    std::size_t values_left_;  ///< that the bytes can hold, beyond those read
    hdf5_handle file_;
};

}  // namespace zgen::keras
