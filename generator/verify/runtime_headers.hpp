// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace zgen {

/// The folder that holds zinfer/zinfer.hpp: ../include beside an installed zgen, otherwise that of the sources that
/// zgen was built from.
///
/// Errors   common::error where neither is there
std::filesystem::path runtime_headers();

}  // namespace zgen
