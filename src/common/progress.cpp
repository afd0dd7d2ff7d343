// SPDX-License-Identifier: Apache-2.0
#include "src/common/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <string>
#include <utility>

namespace common {

namespace {

/// "1 h 5 min", "2 min", "40 s".
std::string duration(double seconds) {
    if (seconds >= 3600)
        return fmt::format("{:.0f} h {:.0f} min", std::floor(seconds / 3600), std::fmod(seconds, 3600) / 60);
    if (seconds >= 100) return fmt::format("{:.0f} min", seconds / 60);
    return fmt::format("{:.0f} s", seconds);
}

}  // namespace

progress::progress(std::string what, std::size_t total)
    : what_(std::move(what)),
      total_(total),
      terminal_(::isatty(STDERR_FILENO) == 1),
      next_(clock::now() + std::chrono::seconds(1)) {}

progress::~progress() {
    if (shown_) fmt::print(stderr, "\r\x1b[K");
}

void progress::update(std::size_t done) {
    if (!terminal_) return;
    if (!first_done_) {
        first_done_ = done;
        first_time_ = clock::now();
    }
    if (clock::now() < next_) return;
    next_ = clock::now() + std::chrono::milliseconds(100);
    shown_ = true;
    std::string left;
    if (done > *first_done_) {
        const std::chrono::duration<double> taken = clock::now() - first_time_;
        left = ", " +
               duration(taken.count() / static_cast<double>(done - *first_done_) * static_cast<double>(total_ - done)) +
               " left";
    }
    fmt::print(stderr, "\r{} of {} {}, {} %{}\x1b[K", done, total_, what_, done * 100 / total_, left);
    std::fflush(stderr);
}

void progress::print(const std::string& line) {
    // Where nobody reads stderr any more, the task goes on.
    std::fputs((terminal_ ? "\r" + line + "\x1b[K\n" : line + "\n").c_str(), stderr);
}

}  // namespace common
