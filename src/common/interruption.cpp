// SPDX-License-Identifier: Apache-2.0
#include "src/common/interruption.hpp"

#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <exception>
#include <utility>

namespace common {

namespace {

constexpr int signals[] = {SIGINT, SIGTERM, SIGHUP};

// What the handler reads. A program has few unfinished files and children at once; what finds no place is not ended.
std::array<std::atomic<const char*>, 16> files{};
std::array<std::atomic<pid_t>, 16> groups{};
std::atomic<int> watches{0};
std::atomic<int> received{0};
std::atomic<time_t> received_at{0};
static_assert(std::atomic<const char*>::is_always_lock_free && std::atomic<pid_t>::is_always_lock_free &&
              std::atomic<time_t>::is_always_lock_free);

template <class T, std::size_t n>
void replace(std::array<std::atomic<T>, n>& places, T before, T after) noexcept {
    for (std::atomic<T>& place : places) {
        T expected = before;
        if (place.compare_exchange_strong(expected, after)) return;
    }
}

time_t seconds() noexcept {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

/// Removes what is unfinished and ends as the signal does by default.
void end_by(int number) noexcept {
    for (const std::atomic<const char*>& file : files)
        if (const char* const path = file; path != nullptr) ::unlink(path);
    ::signal(number, SIG_DFL);
    ::raise(number);
}

/// Calls nothing but what a handler may.
void on_signal(int number) {
    const int code = errno;
    const bool again = received.exchange(number) != 0;
    for (const std::atomic<pid_t>& group : groups)
        if (const pid_t id = group; id > 0) ::kill(-id, SIGTERM);
    if (!again) received_at = seconds();
    // `timeout` sends its signal twice at once.
    if (watches == 0 || (again && seconds() > received_at + 1)) end_by(number);
    errno = code;
}

}  // namespace

void handle_interruption() {
    for (const int number : signals) {
        struct sigaction action {};
        ::sigaction(number, nullptr, &action);
        if (action.sa_handler == SIG_IGN) continue;
        action = {};
        action.sa_handler = on_signal;
        action.sa_flags = SA_RESTART;
        ::sigaction(number, &action, nullptr);
    }
}

interruption_watch::interruption_watch() noexcept {
    ++watches;
}

interruption_watch::~interruption_watch() {
    if (--watches > 0 || received == 0) return;
    const int number = received.exchange(0);
    if (std::uncaught_exceptions() == 0) end_by(number);
}

bool is_interrupted() noexcept {
    return received != 0;
}

void stop_if_interrupted(const std::string& what) {
    if (const int number = received; number != 0) throw interrupted(what, number);
}

unfinished_file::unfinished_file(const char* path) noexcept : path_(path) {
    replace<const char*>(files, nullptr, path);
}

unfinished_file::~unfinished_file() {
    if (path_ == nullptr) return;
    ::unlink(path_);
    finish();
}

void unfinished_file::finish() noexcept {
    replace<const char*>(files, std::exchange(path_, nullptr), nullptr);
}

running_program::running_program(pid_t group) noexcept : group_(group) {
    replace<pid_t>(groups, 0, group);
}

running_program::running_program(running_program&& other) noexcept : group_(std::exchange(other.group_, 0)) {}

running_program::~running_program() {
    if (group_ > 0) replace<pid_t>(groups, group_, 0);
}

}  // namespace common
