// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace common {

/// A line on a terminal that says how far a long task is and how long it will still take, from its second second on;
/// there is none where stderr is not a terminal. The line disappears with the object.
class progress {
 public:
    /// `what` is counted: "spectra".
    progress(std::string what, std::size_t total);
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;
    ~progress();

    /// The time left follows from the speed since the first call.
    void update(std::size_t done);

    /// A line that stays, above the moving one where there is a terminal.
    void print(const std::string& line);

 private:
    using clock = std::chrono::steady_clock;

    std::string what_;
    std::size_t total_;
    bool terminal_;
    bool shown_ = false;
    clock::time_point next_;
    std::optional<std::size_t> first_done_;
    clock::time_point first_time_;
};

}  // namespace common
