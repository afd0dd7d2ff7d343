// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A zip archive in memory; entries are stored, as Keras does it, or deflated.
std::vector<std::byte> zip_bytes(const std::vector<std::pair<std::string, std::string_view>>& entries,
                                 bool deflated = false);
