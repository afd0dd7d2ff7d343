// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "src/tables/samples/column_request.hpp"

namespace tables {

/// A row of a table.
template <class Real>
struct sample {
    std::size_t row = 0;  ///< its line in a text, or its place in another table, from 1
    std::string id;       ///< from column source_id; empty where there is none
    Real redshift = std::numeric_limits<Real>::quiet_NaN();  ///< where one is wanted
    std::vector<Real> values;                                ///< NaN where one is missing
    std::string fault;  ///< what is wrong with the row, in words; then `values` means nothing
};

/// Reads the samples of a table one after the other. Real is float or double.
template <class Real>
class sample_reader {
 public:
    virtual ~sample_reader() = default;

    /// Reads the next sample; false at the end.
    ///
    /// Errors   common::error naming the file where it cannot be read on
    virtual bool next(sample<Real>& s) = 0;

    /// Of the values, where the table says so; otherwise empty.
    virtual std::string unit() const { return {}; }

    /// What whoever gave the file should be told, complete when all samples are read.
    const std::vector<std::string>& warnings() const { return warnings_; }

 protected:
    void warn(std::string text) { warnings_.push_back(std::move(text)); }

 private:
    std::vector<std::string> warnings_;
};

/// Opens a table of samples, and tells what it is by its first bytes: text with one sample per line, also compressed by
/// gzip (commas, semicolons, tabs or blanks between the cells, comments after #, arrays in a cell: "[1.0, 2.0]"); a
/// FITS table; a NumPy array. "-" is standard input.
///
/// Without a header, all columns of a text are values. A first row without numbers is a header, and so is one that
/// counts the columns (0, 1, 2, ...) or holds wavelengths: eight numbers and more, each above the one before it, but for
/// the step from one band to the next, where the row below is not so; of these the warnings speak.
///
/// Errors   common::error naming the file, saying what it is and what is expected, with the option that helps
template <class Real>
std::unique_ptr<sample_reader<Real>> open_samples(const std::filesystem::path& file, const column_request& wanted);

}  // namespace tables
