// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "tests/scratch_folder.hpp"

/// Where the seeds of one fuzzer go, below the folder that the build names.
class seed_folder {
 public:
    explicit seed_folder(const std::string& fuzzer) : path_(std::filesystem::path(ZINFER_FUZZ_SEEDS) / fuzzer) {
        std::filesystem::create_directories(path_);
    }

    void write(const std::string& name, std::string_view bytes) const { write_bytes(path_ / name, bytes); }
    void write(const std::string& name, std::span<const std::byte> bytes) const {
        write(name, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    }

 private:
    std::filesystem::path path_;
};
