// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "generator/verify/runtime_headers.hpp"
#include "src/common/error.hpp"
#include "src/common/process.hpp"
#include "tests/scratch_folder.hpp"

/// Programs that tests write, compile as a user would, and run.
namespace compiled {

/// The compilers of this machine that the project supports; at least one.
inline std::vector<std::string> compilers() {
    std::vector<std::string> found;
    for (const char* name : {"g++", "clang++"}) {
        try {
            if (common::process::start({name, "--version"}).wait() == 0) found.emplace_back(name);
        } catch (const common::error&) {
            MESSAGE(name << " is not on this machine; it is not tested");
        }
    }
    REQUIRE_FALSE(found.empty());
    return found;
}

/// What a command for a shell says, on standard error, too, and its exit code.
struct outcome {
    int code;
    std::string text;
};

inline outcome shell(const std::string& command) {
    common::process process = common::process::start({"sh", "-c", "exec 2>&1; " + command});
    outcome result{};
    for (std::byte byte{}; process.read({&byte, 1});) result.text += static_cast<char>(byte);
    result.code = process.wait();
    return result;
}

/// Runs a compiler in a folder, with the runtime's headers, the project's warnings as errors and no notes on slow flags;
/// its exit code.
inline int compile(const std::string& compiler, const scratch_folder& folder, std::vector<std::string> arguments) {
    std::vector<std::string> command{compiler,
                                     "-Wall",
                                     "-Wextra",
                                     "-Wpedantic",
                                     "-Wconversion",
                                     "-Wsign-conversion",
                                     "-Wshadow",
                                     "-Werror",
                                     "-DZINFER_NO_SPEED_NOTES",
                                     "-I",
                                     zgen::runtime_headers().string(),
                                     "-I",
                                     folder.path().string()};
    for (std::string& argument : arguments) command.push_back(std::move(argument));
    return common::process::start(command).wait();
}

/// Runs a program of a folder; its exit code.
inline int run(const scratch_folder& folder, const std::string& name) {
    return common::process::start({(folder / name).string()}).wait();
}

}  // namespace compiled
