// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "generator/bake/bake.hpp"

namespace zgen {

/// What any call of a baked network takes of the stack beside its workspace, in bytes: the frames, and what the
/// self-test compares. No more than this where the compiler optimizes; tests/c_interface measures it.
std::size_t call_stack_bytes(const baked_model& model);

}  // namespace zgen
