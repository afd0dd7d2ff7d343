// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "src/train/fit/recipe.hpp"

namespace ztrain {

/// Rows of each part; the calibration part is seen by neither training nor validation.
struct data_split {
    std::vector<std::size_t> training;
    std::vector<std::size_t> validation;
    std::vector<std::size_t> calibration;
};

/// How many rows each group of tables has; they stand in this order in one table.
struct row_counts {
    std::size_t data = 0;
    std::size_t validation = 0;   ///< 0: a part of the data, as the recipe says
    std::size_t calibration = 0;  ///< 0: a part of the data, as the recipe says
};

/// Divides the data's rows at random by the recipe's parts, where no tables are given for a part. The training part
/// keeps its size relative to the validation part.
data_split split_rows(const row_counts& rows, const recipe& r, std::uint64_t seed);

}  // namespace ztrain
