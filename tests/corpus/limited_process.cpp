// SPDX-License-Identifier: Apache-2.0
#include "tests/corpus/limited_process.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>

#include "src/common/descriptor.hpp"
#include "tests/scratch_folder.hpp"

namespace limited_process {

namespace {

/// In the new process; only system calls are allowed here.
[[noreturn]] void become(char* const* arguments, const char* folder, int errors, limits l) {
    const int nothing = ::open("/dev/null", O_RDWR);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(nothing, STDOUT_FILENO);
    ::dup2(errors, STDERR_FILENO);
    if (l.address_space > 0) {
        const rlimit bytes{l.address_space, l.address_space};
        ::setrlimit(RLIMIT_AS, &bytes);
    }
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::alarm(l.seconds);  // the new program keeps it
    if (::chdir(folder) == 0) ::execv(arguments[0], arguments);
    ::_exit(127);
}

}  // namespace

outcome run(const std::vector<std::string>& command, const std::filesystem::path& folder, limits l) {
    std::vector<std::string> arguments = command;
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    const common::descriptor read_end(ends[0]);
    common::descriptor write_end(ends[1]);

    const auto start = std::chrono::steady_clock::now();
    const pid_t id = ::fork();
    REQUIRE(id >= 0);
    if (id == 0) become(pointers.data(), folder.c_str(), write_end.get(), l);
    write_end.close();

    outcome result;
    std::array<char, 4096> part{};
    for (ssize_t n = 1; n > 0 || (n < 0 && errno == EINTR);) {
        n = ::read(read_end.get(), part.data(), part.size());
        if (n > 0) result.errors.append(part.data(), static_cast<std::size_t>(n));
    }
    int status = 0;
    rusage usage{};
    REQUIRE(::wait4(id, &status, 0, &usage) == id);
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    result.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    result.peak_bytes = static_cast<std::size_t>(usage.ru_maxrss) * 1024;
    return result;
}

}  // namespace limited_process

TEST_CASE("a limited process gives its exit code and what it said") {
    const scratch_folder folder;
    const auto result = limited_process::run({"/bin/sh", "-c", "pwd; echo no >&2; exit 3"}, folder.path(), {});
    CHECK(result.code == 3);
    CHECK(result.errors == "no\n");
    CHECK(result.peak_bytes > 0);
    CHECK(limited_process::run({"/no/such/program"}, folder.path(), {}).code == 127);
}

TEST_CASE("a limited process that does not end, or takes too much memory, is ended") {
    const scratch_folder folder;
    CHECK(limited_process::run({"/bin/sleep", "60"}, folder.path(), {.seconds = 1}).code == 128 + SIGALRM);
    // dd's buffer does not fit.
    const std::vector<std::string> hungry{"/bin/dd", "if=/dev/zero", "of=/dev/null", "bs=200M", "count=1"};
    CHECK(limited_process::run(hungry, folder.path(), {.address_space = std::size_t{100} << 20}).code == 1);
    CHECK(limited_process::run(hungry, folder.path(), {.address_space = std::size_t{1} << 30}).code == 0);
}
