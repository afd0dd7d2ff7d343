// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace zgen {

/// The command that compiles for this machine: $CXX, which may hold a wrapper and options ("ccache g++ -m64"), or c++
/// where that is not set.
std::vector<std::string> host_compiler();

}  // namespace zgen
