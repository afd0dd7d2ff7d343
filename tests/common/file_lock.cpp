// SPDX-License-Identifier: Apache-2.0
#include "src/common/file_lock.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <optional>
#include <string>

#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"

TEST_CASE("one lock at a time holds a file, and it disappears with the lock") {
    const scratch_folder folder;
    const std::string file = (folder / "a.lock").string();
    std::optional<common::file_lock> first(std::in_place, file, "wait");
    CHECK(read_bytes(file) == std::to_string(::getpid()));
    CHECK(message_of([&] { const common::file_lock second(file, "wait"); }) ==
          file + ": process " + std::to_string(::getpid()) + " holds it; wait");
    CHECK(folder.files() == 1);
    first.reset();
    CHECK(folder.files() == 0);
    CHECK(message_of([&] { const common::file_lock second(file, "wait"); }) == "no error");
}

TEST_CASE("a file that a killed program left is held by nobody") {
    const scratch_folder folder;
    write_bytes(folder / "a.lock", "123456789 and more");
    const common::file_lock lock(folder / "a.lock", "wait");
    CHECK(read_bytes(folder / "a.lock") == std::to_string(::getpid()));
}

TEST_CASE("a folder that is not there is an error") {
    CHECK(contains(message_of([] { const common::file_lock lock("/no/such/a.lock", "wait"); }),
                   "/no/such/a.lock: cannot be made"));
}
