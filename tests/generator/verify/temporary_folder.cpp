// SPDX-License-Identifier: Apache-2.0
#include "generator/verify/temporary_folder.hpp"

#include <doctest/doctest.h>

#include <fstream>

TEST_CASE("a temporary folder is new, and disappears with what is in it") {
    std::filesystem::path path;
    {
        const zgen::temporary_folder folder;
        const zgen::temporary_folder other;
        path = folder.path();
        CHECK(path != other.path());
        std::ofstream(path / "file") << "text";
        CHECK(std::filesystem::exists(path / "file"));
    }
    CHECK_FALSE(std::filesystem::exists(path));
}
