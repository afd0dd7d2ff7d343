// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

namespace common {

/// Bad input: a model, data file or output path that the program cannot use. The command line prints the program's name
/// and the message and exits with 1. The message reads "FILE: node 'NAME' (Op): what was found; what was expected; what
/// to do".
struct error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Bad usage: exit code 2.
struct usage_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace common
