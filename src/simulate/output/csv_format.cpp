// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/output/csv_format.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "src/gaia/spectrum.hpp"
#include "src/simulate/output/truth_columns.hpp"

namespace zsim {

namespace {

void append_value(std::string& bytes, const truth_column& column, const truth& known) {
    const double value = known.*column.value;
    const auto out = std::back_inserter(bytes);
    if (std::isnan(value)) return;
    if (column.type == column_type::real32)
        fmt::format_to(out, "{}", static_cast<float>(value));
    else
        fmt::format_to(out, "{}", value);  // shortest digits: integers without a point
}

}  // namespace

std::string csv_format::head() const {
    std::string line = "z";
    for (int i = 0; i < gaia::samples; ++i) fmt::format_to(std::back_inserter(line), ",flux_{}", i);
    return line + "\n";
}

void csv_format::append(std::string& bytes, const row& r) const {
    append_value(bytes, z_column, r.truth);
    for (const float flux : r.flux) fmt::format_to(std::back_inserter(bytes), ",{}", flux);
    bytes += '\n';
}

std::string truth_csv_format::head() const {
    std::string line(z_column.name);
    for (const truth_column& column : truth_columns) (line += ',') += column.name;
    return line + "\n";
}

void truth_csv_format::append(std::string& bytes, const row& r) const {
    append_value(bytes, z_column, r.truth);
    for (const truth_column& column : truth_columns) {
        bytes += ',';
        append_value(bytes, column, r.truth);
    }
    bytes += '\n';
}

}  // namespace zsim
