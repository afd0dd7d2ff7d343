// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "src/gaia/spectrum.hpp"
#include "src/train/data/training_table.hpp"

namespace ztrain {

/// One row as it is read, before it is known to be good.
struct training_row {
    float z = 0;
    std::array<float, gaia::samples> flux{};
};

/// Takes the rows of one file: the good ones into the table, the bad ones into the count.
class row_collector {
 public:
    row_collector(const std::filesystem::path& file, training_table& table, bad_rows& bad, std::size_t& bad_count);

    /// Keeps the row if its redshift is within 0 to gaia::largest_redshift and its fluxes are finite.
    void take(std::size_t number, const training_row& r);

    /// Counts a row as bad.
    void refuse(std::size_t number, std::string_view why);

 private:
    std::string file_;
    training_table& table_;
    bad_rows& bad_;
    std::size_t& bad_count_;
};

}  // namespace ztrain
