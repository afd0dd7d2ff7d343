// SPDX-License-Identifier: Apache-2.0
#include "generator/verify/process.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "tests/message_of.hpp"

using zgen::process;

TEST_CASE("exit codes of programs come back") {
    CHECK(process::start({"true"}).wait() == 0);
    CHECK(process::start({"false"}).wait() == 1);
    CHECK(process::start({"sh", "-c", "exit 7"}).wait() == 7);
    CHECK(process::start({"sh", "-c", "kill -9 $$"}).wait() == 128 + 9);
}

TEST_CASE("arguments reach the program as they are") {
    process program = process::start({"printf", "%s|", "two words", "$HOME", ""});
    std::array<char, 17> text{};
    CHECK(program.read(std::as_writable_bytes(std::span(text))));
    CHECK(std::string(text.data(), text.size()) == "two words|$HOME||");
    CHECK(program.wait() == 0);
}

TEST_CASE("output that ends too early is told") {
    process program = process::start({"printf", "1234"});
    std::array<std::byte, 4> bytes{};
    CHECK(program.read(bytes));
    CHECK_FALSE(program.read(bytes));
    CHECK(program.wait() == 0);
}

TEST_CASE("nobody waits for output that is not read") {
    CHECK(process::start({"head", "-c", "1000000", "/dev/zero"}).wait() == 0);
    const process abandoned = process::start({"head", "-c", "1000000", "/dev/zero"});
}

TEST_CASE("a program that is not there is an error") {
    CHECK(message_of([] { process::start({"/no/such/program"}); }) ==
          "/no/such/program: cannot be started (No such file or directory)");
}
