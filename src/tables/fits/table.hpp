// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/common/error.hpp"
#include "src/tables/fits/file.hpp"

namespace tables::fits {

/// A column of a table.
struct table_column {
    int number = 0;  ///< from 1
    std::string name;
    bool holds_integers = false;
    bool holds_reals = false;  ///< integers, too; not text, truth values, complex numbers or arrays of variable length
    bool varies_in_width = false;  ///< holds arrays of variable length
    std::size_t width = 0;         ///< values per row
};

/// The tables of a FITS file, one after the other.
class table_file {
 public:
    /// Opens the file before its first table.
    ///
    /// Errors   as open()
    explicit table_file(const std::filesystem::path& file);

    /// Moves to the next table; false where there is none.
    ///
    /// Errors   as check_table_header
    bool next_table();

    /// Errors   as for all below: common::error naming the file, with CFITSIO's own words
    std::size_t rows();

    /// The names of all columns, in lower case: FITS makes no difference.
    std::vector<std::string> names();

    /// The column of that name, in any case; nothing where there is none, or several.
    std::optional<table_column> find(const std::string& name);

    /// TUNIT; empty where the column has none.
    std::string unit(const table_column& column);

    /// Reads rows, the first of them counted from 0; what is undefined becomes NaN.
    void read(const table_column& column, std::size_t first, std::size_t count, std::vector<float>& values);
    void read(const table_column& column, std::size_t first, std::size_t count, std::vector<double>& values);

    /// The same for whole numbers that doubles cannot hold, such as source_id.
    void read(const table_column& column, std::size_t first, std::size_t count, std::vector<long long>& values);

    /// "FILE: WHAT".
    common::error error(std::string_view what) const;

 private:
    template <class Real>
    void read_as(int type, const table_column& column, std::size_t first, std::size_t count, std::vector<Real>& values);
    void check(int status, std::string_view what) const;

    std::filesystem::path path_;
    handle fits_;
};

}  // namespace tables::fits
