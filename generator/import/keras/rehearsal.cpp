// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/rehearsal.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>

#include "generator/import/keras/problem.hpp"

namespace zgen::keras {

namespace {

[[noreturn]] void perform(const std::function<void()>& action, rlim_t seconds) {
    // Whoever handles crashes of this process has nothing to do with those of its copy.
    for (const int crash : {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV}) ::signal(crash, SIG_DFL);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    const rlimit time{seconds, seconds};
    ::setrlimit(RLIMIT_CPU, &time);
    try {
        action();
    } catch (...) {
        // It will be thrown again.
    }
    ::_exit(0);
}

}  // namespace

void rehearse(const std::function<void()>& action, std::size_t file_bytes) {
    const pid_t copy = ::fork();
    if (copy < 0)
        throw problem(
            fmt::format("cannot be read in a process of its own ({})", std::generic_category().message(errno)));
    if (copy == 0) perform(action, 1 + (file_bytes >> 24));
    int status = 0;
    while (::waitpid(copy, &status, 0) < 0 && errno == EINTR) continue;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
    const bool endless = WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL);
    throw problem(fmt::format("is a damaged HDF5 file (the HDF5 library {} on it); fetch or save it again",
                              endless ? "does not end" : "breaks off"));
}

}  // namespace zgen::keras
