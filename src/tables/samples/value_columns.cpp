// SPDX-License-Identifier: Apache-2.0
#include "src/tables/samples/value_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "src/common/in_quotes.hpp"

namespace tables {

namespace {

/// The number that follows a prefix; nothing where something else does.
std::optional<std::size_t> number_after(std::string_view name, std::string_view prefix) {
    if (!name.starts_with(prefix) || name.size() == prefix.size()) return std::nullopt;
    name.remove_prefix(prefix.size());
    std::size_t number = 0;
    const auto [end, failure] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (failure != std::errc{} || end != name.data() + name.size()) return std::nullopt;
    return number;
}

/// "a, b, c, ..."
std::string some_of(const std::vector<std::string>& names) {
    constexpr std::size_t most = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
        text += (i == 0 ? "" : ", ") + common::in_quotes(std::string_view(names[i]).substr(0, 40));
    return names.size() > most ? text + ", ..." : text;
}

/// "flux_0 to flux_185"
std::string span_of(std::string_view prefix, std::size_t count) {
    return fmt::format("{}0 to {}{}", prefix, prefix, count - 1);
}

/// The columns PREFIX0, PREFIX1, ... in the order of their numbers; empty where there is none.
std::vector<std::size_t> numbered_columns(const std::string& file, const std::vector<std::string>& names,
                                          const std::string& prefix, std::size_t wanted) {
    std::map<std::size_t, std::size_t> found;
    for (std::size_t column = 0; column < names.size(); ++column)
        if (const auto number = number_after(names[column], prefix))
            if (!found.emplace(*number, column).second)
                throw common::error(fmt::format("{}: has two columns '{}{}'", file, prefix, *number));
    if (found.empty()) return {};
    const std::size_t last = found.rbegin()->first;
    const std::size_t expected = wanted == 0 ? found.size() : wanted;
    std::vector<std::size_t> columns;
    for (const auto& [number, column] : found) {
        if (number != columns.size() && columns.size() < expected)
            throw common::error(fmt::format("{}: has no column '{}{}', but '{}{}'; expected {}", file, prefix,
                                            columns.size(), prefix, last,
                                            span_of(prefix, std::max(expected, last + 1))));
        columns.push_back(column);
    }
    if (columns.size() != expected)
        throw common::error(fmt::format("{}: has {}the columns {}0 to {}{}; expected {}", file,
                                        columns.size() > expected ? "" : "only ", prefix, prefix, last,
                                        span_of(prefix, expected)));
    return columns;
}

/// Puts columns that share a prefix and are numbered from 0 or 1 on in the order of their numbers; leaves others.
void sort_by_number(const std::vector<std::string>& names, std::vector<std::size_t>& columns) {
    if (columns.empty()) return;
    const std::string& first = names[columns.front()];
    const std::string_view prefix = std::string_view(first).substr(0, first.find_last_not_of("0123456789") + 1);
    std::map<std::size_t, std::size_t> found;
    for (const std::size_t column : columns) {
        const auto number = number_after(names[column], prefix);
        if (!number || !found.emplace(*number, column).second) return;
    }
    const std::size_t start = found.begin()->first;
    if (start > 1 || found.rbegin()->first != start + columns.size() - 1) return;
    columns.clear();
    for (const auto& [number, column] : found) columns.push_back(column);
}

std::optional<std::size_t> only_column(const std::string& file, const std::vector<std::string>& names,
                                       std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    if (std::find(found + 1, names.end(), name) != names.end())
        throw common::error(fmt::format("{}: has two columns '{}'", file, name));
    return static_cast<std::size_t>(found - names.begin());
}

std::vector<std::size_t> find_values(const std::string& file, const std::vector<std::string>& names,
                                     const column_request& wanted, const value_columns& others) {
    const std::string name = wanted.flux.empty() ? "flux" : wanted.flux;
    if (const auto arrays = only_column(file, names, name)) return {*arrays};
    std::vector<std::size_t> columns = numbered_columns(file, names, name + "_", wanted.values);
    if (columns.empty() && !wanted.flux.empty()) columns = numbered_columns(file, names, name, wanted.values);
    if (!columns.empty()) return columns;
    if (!wanted.flux.empty())
        throw common::error(fmt::format("{}: has neither a column '{}' nor '{}_0', '{}_1', ...; it has {}", file, name,
                                        name, name, some_of(names)));
    for (std::size_t column = 0; column < names.size(); ++column)
        if (column != others.id && column != others.redshift && names[column] != "z" && !names[column].empty())
            columns.push_back(column);
    if (columns.empty())
        throw common::error(
            fmt::format("{}: the header names no column of values; expected flux_0, flux_1, ...", file));
    sort_by_number(names, columns);
    return columns;
}

}  // namespace

value_columns find_columns(const std::string& file, const std::vector<std::string>& names,
                           const column_request& wanted) {
    value_columns result;
    result.id = only_column(file, names, "source_id");
    if (!wanted.redshift.empty()) {
        result.redshift = only_column(file, names, wanted.redshift);
        if (!result.redshift)
            throw common::error(
                fmt::format("{}: has no column '{}'; name the column of redshifts with --z-column; it "
                            "has {}",
                            file, wanted.redshift, some_of(names)));
    }
    result.values = find_values(file, names, wanted, result);
    return result;
}

common::error wrong_count(const std::string& file, std::size_t count, const column_request& wanted) {
    return common::error(
        fmt::format("{}: has {} values per row; {}", file, count,
                    wanted.consumer.empty() ? fmt::format("expected {}", wanted.values) : wanted.consumer));
}

}  // namespace tables
