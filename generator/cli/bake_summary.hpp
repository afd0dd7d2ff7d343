// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "generator/bake/bake.hpp"

namespace zgen {

/// What `zgen bake` has written.
struct baked_files {
    struct file {
        std::filesystem::path path;  ///< "-" is standard output
        std::size_t bytes;
    };
    std::vector<file> files;  ///< the header first
    bool c_interface = false;
    bool standalone = false;
};

/// What `zgen bake` says when it is done: each convolution's algorithm and why, the distance from float64, what was
/// written, the memory that it takes, and the command that compiles it.
std::string bake_summary(const baked_model& model, const baked_files& written);

}  // namespace zgen
