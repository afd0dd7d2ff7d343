// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

#include "generator/metadata/model_metadata.hpp"
#include "src/train/data/training_table.hpp"

namespace ztrain {

/// Where the spectra of some rows lie, at least one: the range of each flux and of the share of each quarter of the
/// fluxes in their sum, a tenth of its width wider on both sides, a share by 0.01 at least, and the range of the sum, a tenth of its ends wider.
/// Without sum and shares where a spectrum's sum is not above 0.
zgen::training_range range_of(const training_table& table, std::span<const std::size_t> rows);

}  // namespace ztrain
