// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

namespace bench {

/// Wall-clock time of each stage of a network, summed over inferences.
class stage_clock {
 public:
    explicit stage_clock(std::size_t stages) : total_(stages) {}

    /// An inference begins.
    void start() noexcept {
        stage_ = 0;
        last_ = clock::now();
    }

    /// The next stage has ended.
    void lap() noexcept {
        const clock::time_point now = clock::now();
        total_[stage_++] += now - last_;
        last_ = now;
    }

    double seconds(std::size_t stage) const { return std::chrono::duration<double>(total_[stage]).count(); }

 private:
    using clock = std::chrono::steady_clock;

    std::vector<clock::duration> total_;
    std::size_t stage_ = 0;
    clock::time_point last_;
};

}  // namespace bench
