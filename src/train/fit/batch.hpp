// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "src/train/data/training_table.hpp"
#include "src/train/fit/recipe.hpp"

namespace ztrain {

/// Rows of a table, side by side.
///
/// Shapes   flux (rows, 186), z (rows)
struct batch {
    std::vector<float> flux;
    std::vector<float> z;
};

batch gather(const training_table& table, std::span<const std::size_t> rows);

/// The same with each row's fluxes scaled by a random factor and noise added, as the recipe says; both depend on (seed,
/// epoch, row) alone.
batch gather_augmented(const training_table& table, std::span<const std::size_t> rows, const recipe& r,
                       std::uint64_t seed, std::uint64_t epoch);

}  // namespace ztrain
