// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/layer.hpp"

namespace zinfer {

/// What follows goes on from an earlier value, as on the second path of a residual block; an `add` joins the paths.
/// `Value` is the value's number: 0 is the network's input, i + 1 the output of layer i. Nothing is computed or copied.
///
/// Shapes   output that of the earlier value
/// Errors   none at run time; a value that comes later does not compile (tests/fail/branch_value.cpp)
/// Memory   the earlier value is kept in the workspace until the layer behind the branch has read it
template <std::size_t Value>
struct branch {
    static constexpr const char* kind = "branch";
    static constexpr std::size_t source = Value;
    static constexpr bool begins_branch = true;

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return true;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_branch(Value, in); }
};

static_assert(layer<branch<0>> && !computing_layer<branch<0>>);

}  // namespace zinfer
