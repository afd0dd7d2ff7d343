// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace zgen::keras {

/// A class of layers that is not supported, and what comes nearest to it.
struct refused {
    std::string_view class_name;
    std::string_view text;
};

std::span<const refused> all_refused();

/// What to use instead of a class of layers that is not supported; empty where nothing comes near it.
std::string_view advice(std::string_view class_name);

}  // namespace zgen::keras
