// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/corpus/trial.hpp"

namespace corpus {

enum class outcome : unsigned char { right, refused, wrong };

/// What became of one form of one file.
struct attempt {
    corpus::trial trial;
    outcome result = outcome::refused;
    std::string reason;                  ///< why it is refused, or what is wrong
    std::optional<std::size_t> program;  ///< index of the baked network
};

struct entry {
    std::string id;
    std::string folder;  ///< the first part of the id
    std::string scope;
    std::string format;  ///< the index' name of it: "onnx", "hdf5"
    std::string opset;   ///< "ai.onnx:9", "keras 2.10.0"
    std::string ops;     ///< operators or classes of layers, in order
    std::vector<attempt> attempts;

    /// One form that is right makes the file right: the others ask for something else.
    const attempt& best() const {
        const attempt* found = &attempts.front();
        for (const attempt& one : attempts)
            if (one.result == outcome::right || (one.result == outcome::wrong && found->result == outcome::refused))
                found = &one;
        return *found;
    }
};

/// Reads the index' files below these folders, bakes what can be baked, and runs it.
std::vector<entry> try_all(const std::filesystem::path& root, const std::set<std::string>& folders);

}  // namespace corpus
