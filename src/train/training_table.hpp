// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace ztrain {

inline constexpr std::size_t fluxes = 186;
inline constexpr double largest_redshift = 0.6;

/// Spectra with their redshifts.
struct training_table {
    std::vector<float> flux;  ///< (rows, fluxes), e-/s
    std::vector<float> z;     ///< (rows)

    std::size_t rows() const { return z.size(); }
};

/// A row that cannot be used, and why: "train.csv: row 17: flux_3 is 'nan'; expected a finite number".
using bad_rows = std::vector<std::string>;

/// Appends the good rows of a table: CSV with the header `z,flux_0,...,flux_185`, or a FITS binary table with columns
/// `z` and `flux` (186 values). The rest is reported in `bad`, at most a hundred of them in words.
///
/// Errors   std::runtime_error naming file, and row or column: no such file, no such column, no table
void read_training_table(const std::filesystem::path& file, training_table& table, bad_rows& bad,
                         std::size_t& bad_count);

}  // namespace ztrain
