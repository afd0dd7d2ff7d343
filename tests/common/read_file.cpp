// SPDX-License-Identifier: Apache-2.0
#include "src/common/read_file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"

namespace {

std::string failure(const std::filesystem::path& file) {
    return message_of([&] { common::read_file(file); });
}

}  // namespace

TEST_CASE("a regular file is read whole") {
    const scratch_folder folder;
    write_bytes(folder / "x", std::string("a\0b", 3));
    const std::vector<std::byte> bytes = common::read_file(folder / "x");
    CHECK(bytes == std::vector{std::byte{'a'}, std::byte{0}, std::byte{'b'}});
}

TEST_CASE("what is not a readable file is refused without waiting or allocating") {
    const scratch_folder folder;
    CHECK(failure(folder / "none") == (folder / "none").string() + ": cannot be opened (No such file or directory)");
    CHECK(contains(failure(folder.path()), "is a folder"));
    CHECK(contains(failure("/dev/zero"), "device or pipe"));
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(contains(failure(folder / "pipe"), "device or pipe"));
    write_bytes(folder / "empty", "");
    CHECK(contains(failure(folder / "empty"), "is empty (0 bytes)"));
    write_bytes(folder / "sparse", "x");
    std::filesystem::resize_file(folder / "sparse", (std::uintmax_t{1} << 30) + 1);
    CHECK(contains(failure(folder / "sparse"), "expected at most 1073741824"));
}
