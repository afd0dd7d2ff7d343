// SPDX-License-Identifier: Apache-2.0
#include "generator/verify/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "src/common/error.hpp"

namespace zgen {

namespace {

common::error not_started(const std::string& program, int code) {
    return common::error(fmt::format("{}: cannot be started ({})", program, std::generic_category().message(code)));
}

}  // namespace

process process::start(const std::vector<std::string>& command) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw not_started(command.front(), errno);
    common::descriptor read_end(ends[0]);
    const common::descriptor write_end(ends[1]);

    std::vector<std::string> arguments = command;
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, write_end.get(), STDOUT_FILENO);
    pid_t id = -1;
    const int failed = ::posix_spawnp(&id, pointers.front(), &actions, nullptr, pointers.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) throw not_started(command.front(), failed);
    return {id, std::move(read_end)};
}

process::process(pid_t id, common::descriptor output) noexcept : id_(id), output_(std::move(output)) {}

process::process(process&& other) noexcept : id_(std::exchange(other.id_, -1)), output_(std::move(other.output_)) {}

process::~process() {
    output_.close();
    if (id_ > 0) ::waitpid(id_, nullptr, 0);
}

bool process::read(std::span<std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::read(output_.get(), bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(n));
    }
    return true;
}

int process::wait() {
    std::array<std::byte, 4096> unread{};
    while (read(unread)) continue;
    int status = 0;
    const pid_t id = std::exchange(id_, -1);
    while (::waitpid(id, &status, 0) < 0)
        if (errno != EINTR) return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace zgen
