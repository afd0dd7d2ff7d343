// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <vector>

#include "generator/bake/bake.hpp"
#include "src/common/temporary_folder.hpp"

namespace zgen {

/// A baked model as a program of its own: its header, compiled for this machine by $CXX (c++ where that is not set)
/// with the runtime's headers in the folder `include` (without one, where runtime_headers() finds them).
///
/// Errors   common::error where the runtime's headers or the compiler are missing, or the program does not compile;
///          common::interrupted, and then neither folder nor compiler is left
class harness {
 public:
    explicit harness(const baked_model& model, const std::filesystem::path& include = {});

    /// What becomes of one input.
    struct row {
        zinfer::status status;                   ///< ok, or why the guard refused the input
        std::vector<std::vector<float>> stages;  ///< each stage's activations; empty where the input is refused
    };

    /// Runs the self-test, then every input (rows, model.input_size()), in order.
    ///
    /// Errors   common::error where the self-test fails, or the program breaks off; common::interrupted
    void run(std::span<const float> inputs, const std::function<void(const row&)>& take) const;

 private:
    const baked_model& model_;
    common::temporary_folder folder_;
};

}  // namespace zgen
