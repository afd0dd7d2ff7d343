// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/cli/run.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "src/common/error.hpp"
#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"

namespace {

void run(std::vector<std::string> arguments) {
    common::command_line program("zsim", "");
    zsim::add_run(program);
    program.run(std::move(arguments));
}

}  // namespace

TEST_CASE("the command line simulates into CSV, truth and FITS") {
    const scratch_folder folder;
    run({"-n", "20", "--seed", "5", "-o", (folder / "a.csv").string(), "--truth", (folder / "t.csv").string()});
    run({"-n", "20", "--seed", "5", "-o", (folder / "a.fits").string(), "--threads", "2", "--noise", "off",
         "--z-distribution", "uniform"});
    CHECK(folder.files() == 3);
    const auto lines = [&](const char* name) {
        const std::string text = read_bytes(folder / name);
        return std::count(text.begin(), text.end(), '\n');
    };
    CHECK(lines("a.csv") == 21);
    CHECK(lines("t.csv") == 21);
}

TEST_CASE("what the command line cannot mean is refused, and nothing is written") {
    const scratch_folder folder;
    const std::string out = (folder / "a.csv").string();
    CHECK_THROWS_AS(run({"-o", out}), common::usage_error);
    CHECK_THROWS_AS(run({"-n", "5"}), common::usage_error);
    CHECK_THROWS_AS(run({"-n", "0", "-o", out}), common::usage_error);
    CHECK_THROWS_AS(run({"-n", "-5", "-o", out}), common::usage_error);
    CHECK_THROWS_AS(run({"-n", "5", "-o", out, "--noise", "some"}), common::usage_error);
    CHECK_THROWS_AS(run({"-n", "5", "-o", out, "--z-distribution", "sdss"}), common::usage_error);
    CHECK_THROWS_AS(run({"-n", "5", "-o", out, "--threads", "0"}), common::usage_error);
    CHECK_THROWS_AS(run({"-n", "5", "-o", (folder / "a.txt").string()}), common::usage_error);
    CHECK_THROWS_AS(run({"-n", "5", "-o", out, "--truth", (folder / "t.fits").string()}), common::usage_error);
    CHECK_THROWS_AS(run({"-n", "5", "-o", out, "--truth", out}), common::usage_error);
    CHECK_THROWS_AS(run({"-n", "5", "-o", "-", "--truth", "/dev/stdout"}), common::usage_error);
    CHECK(contains(message_of([&] {
                       run({"-n", "5", "-o", out, "--seds", "/nowhere"});
                   }),
                   "/nowhere: is not a folder"));
    CHECK(contains(message_of([&] {
                       run({"-n", "5", "-o", out, "--instrument", "/nowhere"});
                   }),
                   "/nowhere: is not a folder"));
    CHECK(folder.files() == 0);
}
