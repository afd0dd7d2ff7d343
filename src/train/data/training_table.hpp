// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace ztrain {

/// Spectra with their redshifts.
struct training_table {
    std::vector<float> flux;  ///< (rows, 186), e-/s
    std::vector<float> z;     ///< (rows)

    std::size_t rows() const { return z.size(); }
};

/// A row that cannot be used, and why: "train.csv: row 17: flux_3 is nan; expected a finite number".
using bad_rows = std::vector<std::string>;

/// Appends the good rows of a table: CSV with columns z and flux_0 to flux_185, also compressed by gzip, or a FITS
/// binary table with columns z and flux (186 values); other columns are passed over. Bad rows are counted, and the
/// first ten reported in words. Rows are counted from 1, in CSV the header included.
///
/// Errors   common::error naming file, and row or column: no such file, no such column, no table, a truncated table
void read_training_table(const std::filesystem::path& file, training_table& table, bad_rows& bad,
                         std::size_t& bad_count);

}  // namespace ztrain
