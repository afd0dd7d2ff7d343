// SPDX-License-Identifier: Apache-2.0
#include "src/tables/samples/fits_samples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>
#include <vector>

#include "src/tables/fits/table.hpp"
#include "src/tables/samples/value_columns.hpp"

namespace tables {

namespace {

/// Rows that are read at once.
constexpr std::size_t block = 1024;

std::string in_lower_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

template <class Real>
class fits_samples : public sample_reader<Real> {
 public:
    fits_samples(const std::filesystem::path& file, const column_request& wanted) : wanted_(wanted), table_(file) {
        if (!table_.next_table()) throw table_.error("has no table");
        rows_ = table_.rows();
        name_ = file.string();
        names_ = table_.names();
        if (!wanted_.redshift.empty()) redshift_ = real_column(in_lower_case(wanted_.redshift), 1);
        if (const auto id = table_.find("source_id"); id && id->holds_integers && id->width == 1) id_ = *id;
        find_values();
        std::size_t count = 0;
        for (const fits::table_column& column : values_) count += column.width;
        if (wanted_.values != 0 && count != wanted_.values) throw wrong_count(name_, count, wanted_);
    }

    bool next(sample<Real>& s) override {
        if (row_ == rows_) return false;
        if (row_ % block == 0) read_block();
        const std::size_t i = row_ % block;
        s.row = ++row_;
        s.fault.clear();
        s.id = id_ ? std::to_string(ids_[i]) : std::string();
        if (redshift_) s.redshift = redshifts_[i];
        s.values.clear();
        for (std::size_t c = 0; c < values_.size(); ++c) {
            const std::size_t width = values_[c].width;
            const auto begin = read_[c].begin() + static_cast<std::ptrdiff_t>(i * width);
            s.values.insert(s.values.end(), begin, begin + static_cast<std::ptrdiff_t>(width));
        }
        return true;
    }

    std::string unit() const override { return unit_; }

 private:
    /// The column with `width` real numbers per row; 0: any number.
    fits::table_column real_column(const std::string& name, std::size_t width) {
        const std::optional<fits::table_column> column = table_.find(name);
        if (!column) throw table_.error(fmt::format("the first table has no column '{}', or several", name));
        if (!column->holds_reals)
            throw table_.error(fmt::format("column '{}' has {}; expected {}real numbers a row", name,
                                           column->varies_in_width ? "arrays of variable length" : "no real numbers",
                                           width == 0 ? "" : fmt::format("{} ", width)));
        if (width != 0 && column->width != width)
            throw table_.error(
                fmt::format("column '{}' has {} values per row; expected {}", name, column->width, width));
        return *column;
    }

    void find_values() {
        column_request lower = wanted_;
        lower.flux = in_lower_case(wanted_.flux);
        lower.redshift = in_lower_case(wanted_.redshift);
        const bool named =
            !lower.flux.empty() || std::any_of(names_.begin(), names_.end(), [](const std::string& name) {
                return name == "flux" || name.starts_with("flux_0");
            });
        if (named) {
            const std::vector<std::size_t> columns = find_columns(name_, names_, lower).values;
            for (const std::size_t column : columns)
                values_.push_back(real_column(names_[column], columns.size() > 1 ? 1 : wanted_.values));
        } else {
            values_ = {only_wide_column()};
        }
        unit_ = table_.unit(values_.front());
    }

    fits::table_column only_wide_column() {
        std::vector<fits::table_column> wide;
        for (const std::string& name : names_)
            if (const auto column = table_.find(name); column && column->holds_reals && column->width > 1 &&
                                                       (wanted_.values == 0 || column->width == wanted_.values))
                wide.push_back(*column);
        if (wide.size() != 1)
            throw table_.error(fmt::format(
                "the first table has {} of {} values per row; expected column 'flux', or name one with --flux-column",
                wide.empty() ? "no column" : "several columns",
                wanted_.values == 0 ? "several" : std::to_string(wanted_.values)));
        return wide.front();
    }

    void read_block() {
        const std::size_t count = std::min(block, rows_ - row_);
        if (redshift_) table_.read(*redshift_, row_, count, redshifts_);
        if (id_) table_.read(*id_, row_, count, ids_);
        read_.resize(values_.size());
        for (std::size_t c = 0; c < values_.size(); ++c) table_.read(values_[c], row_, count, read_[c]);
    }

    column_request wanted_;
    fits::table_file table_;
    std::string name_;
    std::vector<std::string> names_;
    std::optional<fits::table_column> redshift_;
    std::optional<fits::table_column> id_;
    std::vector<fits::table_column> values_;
    std::string unit_;
    std::size_t rows_ = 0;
    std::size_t row_ = 0;
    std::vector<Real> redshifts_;
    std::vector<long long> ids_;
    std::vector<std::vector<Real>> read_;  ///< of each column, the rows of a block
};

}  // namespace

template <class Real>
std::unique_ptr<sample_reader<Real>> open_fits_samples(const std::filesystem::path& file,
                                                       const column_request& wanted) {
    return std::make_unique<fits_samples<Real>>(file, wanted);
}

template std::unique_ptr<sample_reader<float>> open_fits_samples(const std::filesystem::path&, const column_request&);
template std::unique_ptr<sample_reader<double>> open_fits_samples(const std::filesystem::path&, const column_request&);

}  // namespace tables
