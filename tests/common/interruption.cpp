// SPDX-License-Identifier: Apache-2.0
#include "src/common/interruption.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <functional>
#include <string>

#include "src/common/atomic_file.hpp"
#include "src/common/process.hpp"
#include "src/common/temporary_folder.hpp"
#include "tests/scratch_folder.hpp"

namespace {

/// How a copy of this process ends that does this: its exit code, or 128 and the number of the signal that ended it.
int end_of(const std::function<void()>& action) {
    const pid_t copy = ::fork();
    if (copy == 0) {
        for (const int number : {SIGINT, SIGTERM, SIGHUP}) std::signal(number, SIG_DFL);
        common::handle_interruption();
        try {
            action();
        } catch (const common::interrupted& e) {
            ::_exit(e.signal);
        } catch (...) {
            ::_exit(100);
        }
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(copy, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// Whether a process runs; one that has ended may still be listed until it is asked for.
bool runs(const std::string& id) {
    const std::string state = read_bytes("/proc/" + id + "/stat");
    return !state.empty() && state[state.rfind(')') + 2] != 'Z';
}

}  // namespace

TEST_CASE("a signal removes unfinished files and ends the program as it does by default") {
    const scratch_folder folder;
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        CHECK(end_of([&] {
                  common::atomic_file kept(folder / "kept.txt");
                  kept.commit();
                  common::atomic_file unfinished(folder / "unfinished.txt");
                  unfinished.write("half");
                  ::raise(number);
              }) == 128 + number);
        CHECK(folder.files() == 1);
    }
}

TEST_CASE("a watched signal ends the work in order, with the folder and what was started") {
    const scratch_folder folder;
    const scratch_folder notes;
    const std::string note = (notes / "child").string();
    ::setenv("TMPDIR", folder.path().c_str(), 1);
    const auto start = std::chrono::steady_clock::now();
    CHECK(end_of([&] {
              const common::temporary_folder temporary;
              write_bytes(temporary.path() / "file", "text");
              common::process program = common::process::start({"sh", "-c", "sleep 60 & echo $! >$0; wait", note});
              while (read_bytes(note).find('\n') == std::string::npos) ::usleep(1000);
              ::raise(SIGTERM);
              program.wait();
          }) == SIGTERM);
    std::string child = read_bytes(note);
    child.pop_back();
    while (runs(child) && std::chrono::steady_clock::now() - start < std::chrono::seconds(30)) ::usleep(1000);
    CHECK(!runs(child));
    CHECK(folder.files() == 0);

    // Nobody looks: the program ends once the folder is gone.
    CHECK(end_of([&] {
              const common::temporary_folder temporary;
              ::raise(SIGINT);
          }) == 128 + SIGINT);
    CHECK(folder.files() == 0);
    // Signals that come twice at once, as those of timeout do, count once.
    CHECK(end_of([&] {
              const common::temporary_folder temporary;
              ::raise(SIGINT);
              ::raise(SIGINT);
              common::stop_if_interrupted();
          }) == SIGINT);
    CHECK(folder.files() == 0);
    ::unsetenv("TMPDIR");
}

TEST_CASE("an ignored signal stays ignored") {
    const pid_t copy = ::fork();
    if (copy == 0) {
        std::signal(SIGHUP, SIG_IGN);
        common::handle_interruption();
        ::raise(SIGHUP);
        ::_exit(7);
    }
    int status = 0;
    ::waitpid(copy, &status, 0);
    CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 7));
}
