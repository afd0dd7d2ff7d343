// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

namespace zgen {

progress::progress(std::string what, std::size_t total)
    : what_(std::move(what)),
      total_(total),
      terminal_(::isatty(STDERR_FILENO) == 1),
      next_(clock::now() + std::chrono::seconds(1)) {}

progress::~progress() {
    if (shown_) fmt::print(stderr, "\r\x1b[K");
}

void progress::update(std::size_t done) {
    if (!terminal_ || clock::now() < next_) return;
    next_ = clock::now() + std::chrono::milliseconds(100);
    shown_ = true;
    fmt::print(stderr, "\r{} of {} {}, {} %\x1b[K", done, total_, what_, done * 100 / total_);
    std::fflush(stderr);
}

}  // namespace zgen
