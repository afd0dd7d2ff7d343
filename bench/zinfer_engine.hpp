// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "engine.hpp"
#include "variants/variants.hpp"

namespace bench {

/// Errors   std::runtime_error from predict where the network refuses the input
std::unique_ptr<engine> make_zinfer(const zinfer_variant& variant);

}  // namespace bench
