// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace zgen::keras {

/// "MaxPooling1D" to "max_pooling1d".
/// Source   Keras: an underscore before an upper-case letter that a lower-case one follows or precedes
std::string snake_case(std::string_view name);

}  // namespace zgen::keras
