// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hdf5.h>

#include <utility>

namespace zgen::keras {

/// Owns an HDF5 object; `close` is the library's function for its kind.
class hdf5_handle {
 public:
    hdf5_handle(hid_t id, herr_t (*close)(hid_t)) noexcept : id_(id), close_(close) {}
    hdf5_handle(hdf5_handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
    hdf5_handle& operator=(hdf5_handle&& other) noexcept {
        std::swap(id_, other.id_);
        std::swap(close_, other.close_);
        return *this;
    }
    ~hdf5_handle() {
        if (id_ >= 0) close_(id_);
    }

    explicit operator bool() const noexcept { return id_ >= 0; }
    hid_t get() const noexcept { return id_; }

 private:
    hid_t id_;
    herr_t (*close_)(hid_t);
};

}  // namespace zgen::keras
