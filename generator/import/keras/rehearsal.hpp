// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace zgen::keras {

/// Something that runs an action before it is run in earnest, knowing the size of the file that it reads, and throws
/// keras::problem where the run in earnest must not be tried.
using rehearsal = std::function<void(const std::function<void()>& action, std::size_t file_bytes)>;

/// A rehearsal: runs an action in a copy of this process, before it is run in earnest: on damaged files the HDF5
/// library may read memory that is not its own, crash, or not end.
///
/// Errors   keras::problem where the copy is ended by a signal or a sanitizer, or takes more of the processor's time
///          than a second, and one for every 16 MiB of the file; what the action throws is left for the run in earnest
/// Note     what the copy changes is lost
void rehearse(const std::function<void()>& action, std::size_t file_bytes);

}  // namespace zgen::keras
