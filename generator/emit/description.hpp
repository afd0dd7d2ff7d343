// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "generator/graph/graph.hpp"

/// Words about a network for people to read.
namespace zgen {

/// 699073 as "699,073".
std::string grouped(std::size_t n);

/// "1 unit", "256 units".
std::string counted(std::size_t n, const char* what);

/// What a layer of the graph does, in a few words; `in` is the shape that it reads.
std::string description(const graph& g, const layer& l, shape in);

}  // namespace zgen
