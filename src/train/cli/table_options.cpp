// SPDX-License-Identifier: Apache-2.0
#include "src/train/cli/table_options.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "src/common/error.hpp"
#include "src/common/in_quotes.hpp"
#include "src/tables/text/cell.hpp"

namespace ztrain {

namespace {

constexpr std::array rules{std::pair{"few", bad_row_rule::few}, std::pair{"skip", bad_row_rule::skip},
                           std::pair{"refuse", bad_row_rule::refuse}};

void read_range(const std::string& text, training_columns& columns) {
    const std::size_t comma = text.find(',');
    const auto number = [&](std::size_t begin, std::size_t count) {
        return begin > text.size() ? std::nullopt : tables::parse_number<double>(text.substr(begin, count));
    };
    const auto lowest = number(0, comma);
    const auto highest = comma == std::string::npos ? std::nullopt : number(comma + 1, std::string::npos);
    if (!lowest || !highest || !(*lowest < *highest))
        throw common::usage_error(
            fmt::format("--z-range is {}; expected two rising numbers such as 0,1.5", common::in_quotes(text)));
    columns.lowest_redshift = *lowest;
    columns.highest_redshift = *highest;
}

}  // namespace

void add_table_options(common::command& command, table_options& options) {
    command.add_option("--flux-column", options.columns.flux,
                       "the column of arrays, or the columns NAME_0 to NAME_185, that hold the fluxes; default: flux");
    command.add_option("--z-column", options.columns.redshift, "the column of redshifts").show_default();
    command.add_option(
        "--z-range", [&options](const std::string& text) { read_range(text, options.columns); },
        fmt::format("redshifts that are accepted, LOW,HIGH; default: {},{}", options.columns.lowest_redshift,
                    options.columns.highest_redshift));
    command.add_choice("--bad-rows", options.bad_rows, rules,
                       "rows that cannot be used are reported, and skipped, if they are few, at most a tenth, or "
                       "always; or one ends the command; default: few");
}

}  // namespace ztrain
