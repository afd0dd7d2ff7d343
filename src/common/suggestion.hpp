// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace common {

/// How many letters must be added, left out, replaced or swapped with their neighbour to turn one word into the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// "; did you mean 'bake'?" of the word that is nearest to what was given, or begins with it; nothing where none is
/// near.
std::string did_you_mean(std::string_view given, const std::vector<std::string>& words);

}  // namespace common
