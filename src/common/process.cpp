// SPDX-License-Identifier: Apache-2.0
#include "src/common/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "src/common/error.hpp"

namespace common {

namespace {

error not_started(const std::string& program, int code) {
    return error(fmt::format("{}: cannot be started ({})", program, std::generic_category().message(code)));
}

}  // namespace

process process::start(const std::vector<std::string>& command) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw not_started(command.front(), errno);
    descriptor read_end(ends[0]);
    const descriptor write_end(ends[1]);

    std::vector<std::string> arguments = command;
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, write_end.get(), STDOUT_FILENO);
    // A group of its own, to be ended as a whole; and a broken pipe ends it, though this program ignores that signal.
    sigset_t broken_pipe;
    ::sigemptyset(&broken_pipe);
    ::sigaddset(&broken_pipe, SIGPIPE);
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
    ::posix_spawnattr_setpgroup(&attributes, 0);
    ::posix_spawnattr_setsigdefault(&attributes, &broken_pipe);
    pid_t id = -1;
    const int failed = ::posix_spawnp(&id, pointers.front(), &actions, &attributes, pointers.data(), environ);
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) throw not_started(command.front(), failed);
    process started(id, std::move(read_end));
    if (is_interrupted()) ::kill(-id, SIGTERM);  // the signal came before the handler knew of it
    return started;
}

process::process(pid_t id, descriptor output) noexcept : id_(id), running_(id), output_(std::move(output)) {}

process::process(process&& other) noexcept
    : id_(std::exchange(other.id_, -1)), running_(std::move(other.running_)), output_(std::move(other.output_)) {}

process::~process() {
    output_.close();
    if (id_ > 0) ::waitpid(id_, nullptr, 0);
}

bool process::fill(std::span<std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::read(output_.get(), bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(n));
    }
    return true;
}

bool process::read(std::span<std::byte> bytes) {
    const bool whole = fill(bytes);
    stop_if_interrupted();
    return whole;
}

int process::wait() {
    std::array<std::byte, 4096> unread{};
    while (fill(unread)) continue;
    int status = 0;
    const pid_t id = std::exchange(id_, -1);
    while (::waitpid(id, &status, 0) < 0)
        if (errno != EINTR) return -1;
    stop_if_interrupted();
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace common
