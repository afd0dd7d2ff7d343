// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

#include <utility>

namespace common {

/// Owns a POSIX file descriptor.
class descriptor {
 public:
    explicit descriptor(int fd) noexcept : fd_(fd) {}
    descriptor(descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    descriptor& operator=(descriptor&&) = delete;
    ~descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }

    explicit operator bool() const noexcept { return fd_ >= 0; }
    int get() const noexcept { return fd_; }

    /// Closes now, so that an error of the last write is seen: false where the system reports one.
    bool close() noexcept { return ::close(std::exchange(fd_, -1)) == 0; }

 private:
    int fd_;
};

}  // namespace common
