// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace zgen {

/// The folder that holds zinfer/zinfer.hpp: the one chosen; where none is, ../include beside an installed zgen, otherwise
/// that of the sources that zgen was built from.
///
/// Errors   common::error where it is not there
std::filesystem::path runtime_headers(const std::filesystem::path& chosen = {});

}  // namespace zgen
