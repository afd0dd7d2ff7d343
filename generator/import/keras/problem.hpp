// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

namespace zgen::keras {

/// Something in the model that cannot be imported: "what was found; what was expected; what to do".
/// Whoever knows the layer or the file puts its name before the text.
struct problem : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace zgen::keras
