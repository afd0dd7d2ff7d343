// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "src/train/fit/trained_network.hpp"

namespace ztrain {

/// The weights and the normalization of a model that zgen reads and whose layers are those of the redshift network. A
/// normalization in front of the convolutions becomes shift and scale; where there is none they are 0 and 1.
///
/// `file` is for messages.
///
/// Errors   common::error as zgen's import, and where the layers are others: names the first of them, what it is and
///          what it should be
trained_network starting_network(std::span<const std::byte> bytes, const std::filesystem::path& file);

}  // namespace ztrain
