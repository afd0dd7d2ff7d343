// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

/// Model files and golden outputs too large for the repository. They lie in the folder that the environment variable
/// ZINFER_SHARED names.
namespace shared_files {

/// Path of `name` below ZINFER_SHARED; nothing, and a line saying so, where the variable is not set, so that the test
/// returns early and CTest lists it as skipped. Where it is set, a missing file is a failure.
inline std::optional<std::filesystem::path> find(const std::string& name) {
    const char* root = std::getenv("ZINFER_SHARED");
    if (root == nullptr) {
        MESSAGE("SKIPPED: ZINFER_SHARED is not set; this test needs " << name);
        return std::nullopt;
    }
    const std::filesystem::path path = std::filesystem::path(root) / name;
    REQUIRE_MESSAGE(std::filesystem::exists(path), path.string() << " is missing below ZINFER_SHARED");
    return path;
}

}  // namespace shared_files
