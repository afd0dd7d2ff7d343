// SPDX-License-Identifier: Apache-2.0
#include "src/tables/samples/text_samples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

#include "src/common/in_quotes.hpp"
#include "src/tables/samples/value_columns.hpp"
#include "src/tables/text/cell.hpp"
#include "src/tables/text/table_reader.hpp"

namespace tables {

namespace {

/// Fewest numbers whose order says that they are not measured.
constexpr std::size_t fewest = 8;

/// The numbers of a row, but for a first cell without one, the name of the rows; empty where another is not a number.
std::vector<double> numbers_of(const std::vector<std::string>& cells) {
    std::vector<double> numbers;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i == 0 && is_missing(cells[i])) continue;
        const std::optional<double> number = parse_number<double>(cells[i]);
        if (!number) return {};
        numbers.push_back(*number);
    }
    return numbers;
}

/// 0, 1, 2, ... or 1, 2, 3, ...
bool counts(const std::vector<double>& numbers) {
    if (numbers.size() < fewest || (numbers.front() != 0 && numbers.front() != 1)) return false;
    for (std::size_t i = 1; i < numbers.size(); ++i)
        if (numbers[i] != numbers[i - 1] + 1) return false;
    return true;
}

/// Whether numbers rise from each to the next, as wavelengths do and no measured spectrum does; many of them may begin
/// anew once, with a second band.
bool rises(const std::vector<double>& numbers) {
    if (numbers.size() < fewest) return false;
    std::size_t falls = 0;
    for (std::size_t i = 1; i < numbers.size(); ++i) falls += numbers[i - 1] < numbers[i] ? 0U : 1U;
    return falls == 0 || (falls == 1 && numbers.size() >= 2 * fewest);
}

template <class Real>
class text_samples : public sample_reader<Real> {
 public:
    text_samples(const std::string& name, text_source text, const column_request& wanted)
        : wanted_(wanted), table_(name, std::move(text)) {
        if (!table_.next()) throw table_.error("has no rows");
        std::vector<std::string> cells(table_.cells().begin(), table_.cells().end());
        const std::vector<std::string> comment = table_.comment();
        const std::vector<std::string_view> commented(comment.begin(), comment.end());
        if (is_header(table_.cells()) || cells.front() == "source_id" || cells.front() == "z" ||
            (!wanted.redshift.empty() && cells.front() == wanted.redshift)) {
            read_names(cells);
        } else if (commented.size() == cells.size() && is_header(commented)) {
            read_names(comment);
            pending_ = true;
        } else {
            examine_numbers(cells);
        }
    }

    bool next(sample<Real>& s) override {
        if (first_) {
            s = *std::exchange(first_, std::nullopt);
            return true;
        }
        if (!std::exchange(pending_, false) && !table_.next()) {
            if (!any_) throw table_.error("has a header but no rows");
            return false;
        }
        any_ = true;
        read(s);
        return true;
    }

 private:
    void read_names(const std::vector<std::string>& names) {
        columns_ = find_columns(table_.name(), names, wanted_);
        names_ = names;
        check_count();
    }

    void check_count() const {
        const std::size_t count = columns_.values.size();
        if (count != 1 && wanted_.values != 0 && count != wanted_.values)
            throw wrong_count(table_.name(), count, wanted_);
    }

    /// A table without names. Whether a first row of numbers that rise is a header, the next row tells.
    void examine_numbers(const std::vector<std::string>& cells) {
        const std::vector<double> numbers = numbers_of(cells);
        const bool counting = counts(numbers);
        const bool rising = rises(numbers);
        if (!wanted_.redshift.empty() && !counting && !rising)
            throw table_.error(fmt::format(
                "the first row names no columns; expected a header with {} and the fluxes, flux_0, flux_1, ...",
                wanted_.redshift));
        columns_.values.resize(cells.size());
        std::iota(columns_.values.begin(), columns_.values.end(), std::size_t{0});
        names_.resize(cells.size());
        if (!rising) {
            check_count();
            pending_ = true;
            return;
        }
        sample<Real> s;
        read(s);
        const std::size_t row = table_.row();
        pending_ = table_.next();
        const std::string shown = fmt::format("row {} holds numbers that rise from column to column ({}, {}, ...)", row,
                                              numbers[0], numbers[1]);
        if (pending_ && !rises(numbers_of({table_.cells().begin(), table_.cells().end()}))) {
            read_names(cells);
            this->warn(fmt::format("{}: {} and is taken for a header", table_.name(), shown));
            return;
        }
        check_count();
        first_ = std::move(s);
        any_ = true;
        if (!pending_)
            this->warn(fmt::format("{}: {} and is taken for a sample; if it is a header, there are no samples",
                                   table_.name(), shown));
    }

    void read(sample<Real>& s) const {
        s.row = table_.row();
        s.id.clear();
        s.values.clear();
        s.fault.clear();
        const std::vector<std::string_view>& cells = table_.cells();
        if (cells.size() != names_.size()) {
            s.fault = fmt::format("has {} columns; expected {}, as in the first row", cells.size(), names_.size());
            return;
        }
        if (columns_.id) s.id = cells[*columns_.id];
        if (columns_.redshift) read_number(*columns_.redshift, s.redshift, s);
        if (columns_.values.size() == 1 && is_array(cells[columns_.values.front()])) {
            read_array(columns_.values.front(), s);
            return;
        }
        for (const std::size_t column : columns_.values) {
            Real value = 0;
            read_number(column, value, s);
            s.values.push_back(value);
        }
        if (wanted_.values != 0 && s.values.size() != wanted_.values) s.fault = miscounted(s.values.size());
    }

    static bool is_array(std::string_view cell) { return cell.starts_with('[') || cell.starts_with('('); }

    void read_number(std::size_t column, Real& value, sample<Real>& s) const {
        const std::optional<Real> number = parse_number<Real>(table_.cells()[column]);
        if (number)
            value = *number;
        else if (s.fault.empty())
            s.fault = fault_of(column, not_a_number);
    }

    void read_array(std::size_t column, sample<Real>& s) const {
        const std::optional<std::vector<double>> numbers = parse_numbers(table_.cells()[column]);
        if (!numbers) {
            s.fault = fault_of(column, " is not an array of numbers; expected one such as [1.0, 2.0]");
            return;
        }
        s.values.assign(numbers->begin(), numbers->end());
        if (wanted_.values != 0 && s.values.size() != wanted_.values) s.fault = miscounted(s.values.size());
    }

    std::string miscounted(std::size_t count) const {
        return fmt::format("has {} values; expected {}", count, wanted_.values);
    }

    /// "column 3 (flux_2): '1,5' is not a number".
    std::string fault_of(std::size_t column, std::string_view what) const {
        const std::string_view cell = table_.cells()[column];
        const std::string& name = names_[column];
        return fmt::format("column {}{}: {}{}{}", column + 1, name.empty() ? "" : fmt::format(" ({})", name),
                           common::in_quotes(cell.substr(0, 40)), what,
                           cell.find(',') == std::string_view::npos ? "" : "; write a decimal point, not a comma");
    }

    column_request wanted_;
    table_reader table_;
    value_columns columns_;
    std::vector<std::string> names_;  ///< one per column; empty where there is no header
    std::optional<sample<Real>> first_;
    bool pending_ = false;  ///< the table stands at a row that is not given yet
    bool any_ = false;
};

}  // namespace

template <class Real>
std::unique_ptr<sample_reader<Real>> open_text_samples(const std::string& name, text_source text,
                                                       const column_request& wanted) {
    return std::make_unique<text_samples<Real>>(name, std::move(text), wanted);
}

template std::unique_ptr<sample_reader<float>> open_text_samples(const std::string&, text_source,
                                                                 const column_request&);
template std::unique_ptr<sample_reader<double>> open_text_samples(const std::string&, text_source,
                                                                  const column_request&);

}  // namespace tables
