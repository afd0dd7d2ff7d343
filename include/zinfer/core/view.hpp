// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace zinfer {

/// The elements of an array that plans are made of: what std::span is, without its iterators and constraints, which take
/// a compiler megabytes for each type of element.
template <class T>
class view {
 public:
    /// Of a std::array, a std::vector or a view, which must outlive it.
    template <class Array>
    constexpr view(Array&& array) noexcept : data_(array.data()), size_(array.size()) {}  // implicit, as std::span's

    constexpr T* data() const noexcept { return data_; }
    constexpr std::size_t size() const noexcept { return size_; }
    constexpr T& operator[](std::size_t i) const noexcept { return data_[i]; }
    constexpr T& front() const noexcept { return data_[0]; }
    constexpr T& back() const noexcept { return data_[size_ - 1]; }
    constexpr T* begin() const noexcept { return data_; }
    constexpr T* end() const noexcept { return data_ + size_; }

 private:
    T* data_;
    std::size_t size_;
};

}  // namespace zinfer
