// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "src/common/error.hpp"

/// The text of the common::error that `action` throws; "no error" where it throws none.
template <class Action>
std::string message_of(Action action) {
    try {
        action();
    } catch (const common::error& e) {
        return e.what();
    }
    return "no error";
}

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}
