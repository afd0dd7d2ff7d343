// SPDX-License-Identifier: Apache-2.0
#include "src/tables/csv.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <span>

namespace tables {

std::string format_csv(const data_set& data) {
    fmt::memory_buffer text;
    auto out = fmt::appender(text);
    if (!data.ids.empty()) {
        fmt::format_to(out, "source_id");
        for (std::size_t i = 0; i < data.columns; ++i) fmt::format_to(out, ",output_{}", i);
        fmt::format_to(out, "\n");
    }
    for (std::size_t r = 0; r < data.rows; ++r) {
        if (!data.ids.empty()) fmt::format_to(out, "{},", data.ids[r]);
        const std::span<const double> row = data.row(r);
        for (std::size_t i = 0; i < row.size(); ++i) fmt::format_to(out, "{}{}", i == 0 ? "" : ",", row[i]);
        fmt::format_to(out, "\n");
    }
    return fmt::to_string(text);
}

}  // namespace tables
