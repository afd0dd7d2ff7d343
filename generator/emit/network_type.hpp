// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "generator/bake/bake.hpp"

namespace zgen {

/// C++ source of the network as an alias template over Target and Weights, one line per layer.
std::string network_type(const baked_model& model);

}  // namespace zgen
