// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/common/error.hpp"
#include "src/tables/samples/column_request.hpp"

namespace tables {

/// Which columns of a table hold a sample, counted from 0.
struct value_columns {
    std::vector<std::size_t> values;      ///< in the order of the values; one alone may hold arrays
    std::optional<std::size_t> id;        ///< "source_id"
    std::optional<std::size_t> redshift;  ///< where one is wanted
};

/// Finds them by the names in a table's header.
///
/// The values are column "flux", whose cells may hold arrays; or the columns flux_0, flux_1, ... in the order of their
/// numbers, wherever they stand; or all columns but source_id, z and one without a name (pandas writes row numbers there).
/// These, too, are put in the order of their numbers where they are named x0, x1, ... or 0, 1, ...
///
/// Errors   common::error naming the file: columns that are missing, are there twice, or are more than wanted
value_columns find_columns(const std::string& file, const std::vector<std::string>& names,
                           const column_request& wanted);

/// "FILE: has COUNT values per row; expected ...".
common::error wrong_count(const std::string& file, std::size_t count, const column_request& wanted);

}  // namespace tables
