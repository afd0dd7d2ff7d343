// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "src/simulate/output/row_format.hpp"

namespace zsim {

/// A FITS binary table SPECTRA: z, flux (186E), and the columns of truth_columns.hpp; header keywords with the
/// settings. Where SEDs are given, a second table, SEDS, has their names and folds.
///
/// Headers are CFITSIO's; rows are laid out here, so that threads can make them and a file of any length needs no
/// memory.
class fits_format : public row_format {
 public:
    /// `rows` is the number of rows that will be appended. `from` must outlive the format.
    fits_format(const simulator& source, std::uint64_t rows);

    std::string head() const override { return head_; }
    void append(std::string& bytes, const row& r) const override;
    std::string tail() const override { return tail_; }

 private:
    std::string head_;
    std::string tail_;
};

}  // namespace zsim
