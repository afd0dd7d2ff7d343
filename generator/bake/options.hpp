// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "generator/bake/convolution/choice.hpp"
#include "generator/bake/convolution/processor.hpp"
#include "generator/metadata/guard.hpp"
#include "zinfer/network/guard.hpp"

namespace zgen {

/// Where the calls without a workspace keep theirs.
enum class workspace_storage : unsigned char { on_stack, in_static_memory };

/// What the user decides when baking.
struct bake_options {
    std::string name;                                         ///< namespace, and part of function names
    std::optional<zinfer::input_guard> guard = std::nullopt;  ///< without it, what the model asks for
    std::size_t self_test = 2;                                ///< test vectors in the header
    workspace_storage workspace = workspace_storage::on_stack;
    convolution_mode convolution = convolution_mode::automatic;
    std::vector<processor> processors{processor::x86_64_v3, processor::x86_64_v4, processor::aarch64};
    /// Largest error of minimal filtering, as a part of the largest output over the test inputs.
    double error_budget = 5e-6;
};

/// Most test vectors of a header.
inline constexpr std::size_t max_self_test = 100;

/// The options as the header records them: what makes no difference is not in it.
std::string normalized(const bake_options& options);

}  // namespace zgen
