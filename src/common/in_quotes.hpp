// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace common {

/// A name from a model, fit for a message: control characters as '?', cut when very long.
std::string printable(std::string_view name);

/// The same in single quotes.
std::string in_quotes(std::string_view name);

}  // namespace common
