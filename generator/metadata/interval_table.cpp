// SPDX-License-Identifier: Apache-2.0
#include "generator/metadata/interval_table.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "generator/metadata/json_values.hpp"

namespace zgen {

namespace {

void require_usable(const interval_table& t) {
    if (!(t.level > 0 && t.level < 1))
        throw std::invalid_argument(fmt::format("'level' is {}; expected a number between 0 and 1", t.level));
    if (t.edges.size() >= max_bins)
        throw std::invalid_argument(fmt::format("has {} edges; expected at most {}", t.edges.size(), max_bins - 1));
    if (t.lower.size() != t.edges.size() + 1 || t.upper.size() != t.lower.size())
        throw std::invalid_argument(
            fmt::format("has {} edges, {} lower and {} upper ends; expected one end of each more than edges",
                        t.edges.size(), t.lower.size(), t.upper.size()));
    for (std::size_t i = 1; i < t.edges.size(); ++i)
        if (!(t.edges[i - 1] < t.edges[i]))
            throw std::invalid_argument(
                fmt::format("has edge {} after edge {}; expected increasing edges", t.edges[i], t.edges[i - 1]));
    for (std::size_t b = 0; b < t.lower.size(); ++b)
        if (!(t.lower[b] <= t.upper[b]))
            throw std::invalid_argument(
                fmt::format("reaches from {} to {} in bin {}; expected a lower end that is not above the upper one",
                            t.lower[b], t.upper[b], b));
}

}  // namespace

std::string format_intervals(const interval_table& table) {
    return fmt::format(R"({{"level":{},"edges":[{}],"lower":[{}],"upper":[{}]}})", table.level,
                       fmt::join(table.edges, ","), fmt::join(table.lower, ","), fmt::join(table.upper, ","));
}

interval_table parse_intervals(std::string_view text) {
    const json_text object(text, "an object with 'level', 'edges', 'lower' and 'upper'");
    interval_table table{.level = object.number("level"),
                         .edges = object.numbers("edges"),
                         .lower = object.numbers("lower"),
                         .upper = object.numbers("upper")};
    require_usable(table);
    return table;
}

}  // namespace zgen
