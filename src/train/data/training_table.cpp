// SPDX-License-Identifier: Apache-2.0
#include "src/train/data/training_table.hpp"

#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <utility>

#include "src/common/error.hpp"
#include "src/common/in_quotes.hpp"
#include "src/common/read_file.hpp"
#include "src/tables/samples/fill_values.hpp"
#include "src/tables/samples/sample_reader.hpp"
#include "src/tables/unit.hpp"

namespace ztrain {

namespace {

constexpr std::size_t most_reasons = 10;

std::string text_of(float value) {
    return std::isnan(value) ? "missing" : fmt::format("{}", value);
}

/// Why a row cannot be used; empty where it can.
std::string fault_of(const tables::sample<float>& s, const training_columns& columns) {
    if (!s.fault.empty()) return s.fault;
    if (!(s.redshift >= static_cast<float>(columns.lowest_redshift) &&
          s.redshift <= static_cast<float>(columns.highest_redshift)))
        return fmt::format("{} is {}; expected {} to {}", columns.redshift, text_of(s.redshift),
                           columns.lowest_redshift, columns.highest_redshift);
    for (std::size_t i = 0; i < s.values.size(); ++i)
        if (!std::isfinite(s.values[i]))
            return fmt::format("flux_{} is {}; expected a finite number", i, text_of(s.values[i]));
    return {};
}

void keep_unit(const std::string& file, const std::string& unit, training_table& table) {
    if (unit.empty()) return;
    if (!table.unit.empty() && !tables::is_same_unit(unit, table.unit))
        throw common::error(fmt::format("{}: the fluxes are in {}; those read before are in {}", file,
                                        common::in_quotes(unit), common::in_quotes(table.unit)));
    table.unit = unit;
}

}  // namespace

void read_training_table(const std::filesystem::path& file, const training_columns& columns, training_table& table,
                         bad_rows& bad) {
    const std::string name = common::input_name(file);
    const auto reader = tables::open_samples<float>(
        file, {.values = gaia::samples, .flux = columns.flux, .redshift = columns.redshift});
    keep_unit(name, reader->unit(), table);
    tables::fill_values fills;
    tables::sample<float> s;
    while (reader->next(s)) {
        if (const std::string why = fault_of(s, columns); !why.empty()) {
            if (++bad.count <= most_reasons) bad.reasons.push_back(fmt::format("{}: row {}: {}", name, s.row, why));
            continue;
        }
        fills.look_at(s.values);
        table.z.push_back(s.redshift);
        table.flux.insert(table.flux.end(), s.values.begin(), s.values.end());
    }
    for (const std::string& text : reader->warnings()) table.warnings.push_back(text);
    if (std::string text = fills.warning(name); !text.empty()) table.warnings.push_back(std::move(text));
}

}  // namespace ztrain
