// SPDX-License-Identifier: Apache-2.0
#include "src/common/atomic_file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"

namespace fs = std::filesystem;

TEST_CASE("a file appears with commit, whole, and replaces an older one") {
    const scratch_folder folder;
    common::atomic_file file(folder / "out.txt");
    file.write("first ");
    file.write("second");
    CHECK_FALSE(fs::exists(folder / "out.txt"));
    file.commit();
    CHECK(read_bytes(folder / "out.txt") == "first second");
    common::write_file(folder / "out.txt", "third");
    CHECK(read_bytes(folder / "out.txt") == "third");
    CHECK(folder.files() == 1);
}

TEST_CASE("without commit nothing remains, and an older file stays as it was") {
    const scratch_folder folder;
    common::write_file(folder / "out.txt", "old");
    {
        common::atomic_file file(folder / "out.txt");
        file.write("new");
        CHECK(folder.files() == 2);
    }
    CHECK(folder.files() == 1);
    CHECK(read_bytes(folder / "out.txt") == "old");
}

TEST_CASE("the file has the permissions of any new file") {
    const scratch_folder folder;
    const mode_t before = ::umask(027);
    common::write_file(folder / "out.txt", "x");
    ::umask(before);
    CHECK(fs::status(folder / "out.txt").permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read));
}

TEST_CASE("a symbolic link stays and what it points at is replaced") {
    const scratch_folder folder;
    common::write_file(folder / "real.txt", "old");
    fs::create_symlink("real.txt", folder / "link.txt");
    common::write_file(folder / "link.txt", "new");
    CHECK(fs::is_symlink(folder / "link.txt"));
    CHECK(read_bytes(folder / "real.txt") == "new");
}

TEST_CASE("a path that cannot be written is named") {
    const scratch_folder folder;
    const auto failure = [](const fs::path& path) { return message_of([&] { common::write_file(path, "x"); }); };
    CHECK(failure(folder / "none/out.txt") ==
          (folder / "none/out.txt").string() + ": cannot be written (No such file or directory)");
    CHECK(contains(failure(folder.path()), "not a regular file"));
    CHECK(contains(failure("/dev/null"), "not a regular file"));
    CHECK(failure(folder / "out.txt") == "no error");
    CHECK(folder.files() == 1);
}
