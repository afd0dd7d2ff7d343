// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace zgen::keras {

/// What to use instead of a class of layers that is not supported; empty where nothing comes near it.
std::string_view advice(std::string_view class_name);

}  // namespace zgen::keras
