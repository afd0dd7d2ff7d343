// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "src/tables/data_set.hpp"

namespace corpus {

/// A model, inputs, and the outputs that it must give.
struct trial {
    std::string form;  ///< how the model was made from the corpus' file: "as it is", "wrapped"
    std::vector<std::byte> bytes;
    std::filesystem::path file;  ///< of the corpus; for messages and external data
    tables::data_set inputs;     ///< no rows where the model's inputs or outputs are not real numbers
    tables::data_set expected;   ///< one row for each of the inputs'
    double tolerance = 0;        ///< largest difference that counts as right
};

/// Whether float32 can hold the number, rounded: false for NaN and infinity, too.
bool fits_float32(double value);

/// What a float32 network may be off: `part` of the range of the expected outputs, but no less than what numbers of
/// their size can hold: eight units in the last place of float32, or one where the outputs themselves have `bits`
/// significant bits only; never less than the smallest normal float32. Outputs that float32 cannot hold do not count.
double tolerance_of(const std::vector<double>& expected, double part, int bits);

}  // namespace corpus
