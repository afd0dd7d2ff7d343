// SPDX-License-Identifier: Apache-2.0
#include "src/common/output_file.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>

#include "src/common/print_out.hpp"
#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"

namespace {

/// Sends standard output elsewhere while it lives.
class redirected_output {
 public:
    explicit redirected_output(int to) : before_(::dup(STDOUT_FILENO)) {
        std::fflush(stdout);
        ::dup2(to, STDOUT_FILENO);
    }
    redirected_output(const redirected_output&) = delete;
    redirected_output& operator=(const redirected_output&) = delete;
    ~redirected_output() {
        std::fflush(stdout);
        ::dup2(before_, STDOUT_FILENO);
        ::close(before_);
    }

 private:
    int before_;
};

}  // namespace

TEST_CASE("a name gives a file, and - and /dev/stdout standard output") {
    const scratch_folder folder;
    common::write_output(folder / "a.txt", "in a file");
    CHECK(read_bytes(folder / "a.txt") == "in a file");

    const int file = ::open((folder / "b.txt").c_str(), O_WRONLY | O_CREAT, 0600);
    {
        const redirected_output to_file(file);
        common::write_output("-", "first ");
        common::write_output("/dev/stdout", "second");
    }
    ::close(file);
    CHECK(read_bytes(folder / "b.txt") == "first second");
    CHECK(!std::filesystem::exists("-"));
}

TEST_CASE("no file takes the name - but by ./-") {
    CHECK_THROWS_AS(common::write_file("-", "text"), common::usage_error);
    CHECK(!std::filesystem::exists("-"));
    CHECK(common::is_standard_output("-"));
    CHECK(!common::is_standard_output("./-"));
    CHECK(!common::is_standard_output(""));
}

TEST_CASE("a reader of standard output that has ended is told apart from a full disk") {
    std::signal(SIGPIPE, SIG_IGN);
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    ::close(ends[0]);
    {
        const redirected_output to_pipe(ends[1]);
        CHECK_THROWS_AS(common::write_output("-", "text"), common::closed_pipe);
    }
    ::close(ends[1]);
    std::clearerr(stdout);
    std::signal(SIGPIPE, SIG_DFL);

    const int full = ::open("/dev/full", O_WRONLY);
    if (full < 0) return;
    {
        const redirected_output to_full(full);
        CHECK(message_of([] { common::print_out("text"); }) ==
              "standard output: cannot be written (No space left on device)");
    }
    ::close(full);
    std::clearerr(stdout);
}
