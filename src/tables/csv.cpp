// SPDX-License-Identifier: Apache-2.0
#include "src/tables/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "src/common/error.hpp"
#include "src/common/limits.hpp"

namespace tables {

namespace {

std::string_view trim(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// The lines of a text, without their ends and without empty ones.
class lines {
 public:
    explicit lines(std::string_view text) : rest_(text) {}

    std::optional<std::string_view> next() {
        while (!rest_.empty()) {
            const std::string_view line = rest_.substr(0, rest_.find('\n'));
            rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
            ++number_;
            if (!trim(line).empty()) return line;
        }
        return std::nullopt;
    }

    /// Of the line that next() gave last, from 1.
    std::size_t number() const { return number_; }

 private:
    std::string_view rest_;
    std::size_t number_ = 0;
};

void split(std::string_view line, std::vector<std::string_view>& cells) {
    cells.clear();
    while (true) {
        const std::size_t comma = line.find(',');
        cells.push_back(trim(line.substr(0, comma)));
        if (comma == std::string_view::npos) return;
        line.remove_prefix(comma + 1);
    }
}

std::optional<double> number(std::string_view cell) {
    if (cell.empty()) return std::numeric_limits<double>::quiet_NaN();
    if (cell.starts_with('+') && !cell.starts_with("+-")) cell.remove_prefix(1);
    double value = 0;
    const auto [end, failure] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (failure != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
    return value;
}

/// Whether the cells name columns: none of them is a number, or the first is one of the names known here.
bool is_header(const std::vector<std::string_view>& cells) {
    if (cells.front() == "source_id" || cells.front() == "z") return true;
    const auto is_number = [](std::string_view cell) { return !cell.empty() && number(cell); };
    const auto is_empty = [](std::string_view cell) { return cell.empty(); };
    return std::none_of(cells.begin(), cells.end(), is_number) && !std::all_of(cells.begin(), cells.end(), is_empty);
}

struct columns {
    std::size_t count = 0;             ///< cells a line
    std::vector<std::size_t> values;   ///< which of them are values
    std::optional<std::size_t> names;  ///< which of them names the row
};

columns named_columns(const std::vector<std::string_view>& cells) {
    columns result;
    result.count = cells.size();
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i] == "source_id")
            result.names = i;
        else if (cells[i].starts_with("flux_"))
            result.values.push_back(i);
        else if (cells[i] != "z")
            others.push_back(i);
    }
    if (result.values.empty()) result.values = std::move(others);
    return result;
}

columns all_columns(std::size_t count) {
    columns result;
    result.count = count;
    for (std::size_t i = 0; i < count; ++i) result.values.push_back(i);
    return result;
}

}  // namespace

data_set parse_csv(std::span<const std::byte> bytes, const std::filesystem::path& file) {
    std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // byte order mark
    lines in(text);
    std::vector<std::string_view> cells;
    std::optional<std::string_view> line = in.next();
    const auto fail = [&](const std::string& what) {
        return common::error(fmt::format("{}: row {}: {}", file.string(), in.number(), what));
    };
    if (!line) throw common::error(fmt::format("{}: has no rows", file.string()));
    if (line->find('\0') != std::string_view::npos)
        throw common::error(fmt::format("{}: is neither a NumPy array nor text", file.string()));

    split(*line, cells);
    const bool header = is_header(cells);
    const columns layout = header ? named_columns(cells) : all_columns(cells.size());
    if (layout.values.empty()) throw fail("the header names no column of values; expected flux_0, flux_1, ...");
    if (header) line = in.next();

    data_set data;
    data.columns = layout.values.size();
    for (; line; line = in.next()) {
        split(*line, cells);
        if (cells.size() != layout.count)
            throw fail(fmt::format("has {} columns; expected {}, as in the first row", cells.size(), layout.count));
        for (const std::size_t column : layout.values) {
            const std::optional<double> value = number(cells[column]);
            if (!value)
                throw fail(fmt::format("column {}: '{}' is no number; expected a decimal number, nan or inf",
                                       column + 1, cells[column].substr(0, 40)));
            data.values.push_back(*value);
        }
        if (layout.names) data.ids.emplace_back(cells[*layout.names]);
        ++data.rows;
        if (data.values.size() > common::max_elements)
            throw common::error(fmt::format("{}: has more than {} values", file.string(), common::max_elements));
    }
    if (data.rows == 0) throw common::error(fmt::format("{}: has a header but no rows", file.string()));
    return data;
}

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
