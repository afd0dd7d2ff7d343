// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace zgen {

/// A line on a terminal that says how far a long task is, from its second second on; nothing where stderr is no
/// terminal. The line disappears with the object.
class progress {
 public:
    /// `what` is counted: "spectra".
    progress(std::string what, std::size_t total);
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;
    ~progress();

    void update(std::size_t done);

 private:
    using clock = std::chrono::steady_clock;

    std::string what_;
    std::size_t total_;
    bool terminal_;
    bool shown_ = false;
    clock::time_point next_;
};

}  // namespace zgen
