// SPDX-License-Identifier: Apache-2.0
#include "src/train/data/csv_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "src/common/error.hpp"
#include "src/common/in_quotes.hpp"
#include "src/gaia/spectrum.hpp"

namespace ztrain {

namespace {

constexpr std::size_t longest_line = std::size_t{1} << 20;

/// The lines of a file, without their ends.
class lines {
 public:
    explicit lines(const std::filesystem::path& file)
        : file_(file.string()), in_(file, std::ios::binary), buffer_(longest_line) {
        if (!in_) throw common::error(file_ + ": cannot be opened");
    }

    /// The next line, valid until the next call; nothing at the end.
    std::optional<std::string_view> next() {
        const char* end = newline();
        if (end == nullptr && fill()) end = newline();
        if (end == nullptr && begin_ == end_) return std::nullopt;
        ++number_;
        if (end == nullptr && end_ - begin_ == buffer_.size())
            throw common::error(fmt::format("{}: row {}: is longer than {} bytes", file_, number_, longest_line));
        const char* const start = buffer_.data() + begin_;
        const std::string_view line(start, end == nullptr ? end_ - begin_ : static_cast<std::size_t>(end - start));
        begin_ += std::min(line.size() + 1, end_ - begin_);
        return line;
    }

    /// Of the line that next() gave last, from 1.
    std::size_t number() const { return number_; }

 private:
    const char* newline() const {
        return static_cast<const char*>(std::memchr(buffer_.data() + begin_, '\n', end_ - begin_));
    }

    /// Moves what is left to the front and reads behind it; false at the end of the file.
    bool fill() {
        std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
                  buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
        end_ -= begin_;
        begin_ = 0;
        in_.read(buffer_.data() + end_, static_cast<std::streamsize>(buffer_.size() - end_));
        const auto count = static_cast<std::size_t>(in_.gcount());
        end_ += count;
        if (in_.bad()) throw common::error(file_ + ": cannot be read");
        return count > 0;
    }

    std::string file_;
    std::ifstream in_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t number_ = 0;
};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
    return text;
}

/// Takes the first cell off a line.
std::string_view next_cell(std::string_view& line) {
    const std::string_view cell = line.substr(0, line.find(','));
    line.remove_prefix(std::min(cell.size() + 1, line.size()));
    return trimmed(cell);
}

std::size_t cells_of(std::string_view line) {
    return static_cast<std::size_t>(std::count(line.begin(), line.end(), ',')) + 1;
}

/// What a column holds: flux 0 to 185, then z, or nothing of interest.
constexpr std::size_t z_place = gaia::samples;
constexpr std::size_t no_place = gaia::samples + 1;

std::string name_of(std::size_t place) {
    return place == z_place ? "z" : fmt::format("flux_{}", place);
}

std::vector<std::size_t> places_of(const std::string& file, std::string_view header) {
    std::vector<std::string_view> names;
    for (std::size_t n = cells_of(header); n > 0; --n) names.push_back(next_cell(header));
    std::vector<std::size_t> places(names.size(), no_place);
    for (std::size_t place = 0; place <= z_place; ++place) {
        const std::string name = name_of(place);
        const auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end())
            throw common::error(fmt::format("{}: has no column '{}'; expected a header with z and flux_0 to flux_{}",
                                            file, name, gaia::samples - 1));
        if (std::find(found + 1, names.end(), name) != names.end())
            throw common::error(fmt::format("{}: has two columns '{}'", file, name));
        places[static_cast<std::size_t>(found - names.begin())] = place;
    }
    return places;
}

/// Not finite where the cell holds "nan", "inf" or a number beyond float.
std::optional<float> number(std::string_view cell) {
    if (cell.starts_with('+') && !cell.starts_with("+-")) cell.remove_prefix(1);
    float value = 0;
    const char* const end = cell.data() + cell.size();
    auto [stop, failure] = std::from_chars(cell.data(), end, value);
    if (failure == std::errc::result_out_of_range) {  // 1e-50 is zero, 1e50 infinite
        double wide = 0;
        const auto again = std::from_chars(cell.data(), end, wide);
        if (again.ec != std::errc{} || again.ptr != end) return std::nullopt;
        constexpr double largest = std::numeric_limits<float>::max();
        return std::abs(wide) > largest ? std::numeric_limits<float>::infinity() : static_cast<float>(wide);
    }
    if (failure != std::errc{} || stop != end) return std::nullopt;
    return value;
}

/// Why the row cannot be used; nothing where all of its cells are numbers.
std::optional<std::string> parse(std::string_view line, const std::vector<std::size_t>& places, training_row& r) {
    const std::size_t cells = cells_of(line);
    if (cells != places.size()) return fmt::format("has {} columns; expected {}", cells, places.size());
    for (const std::size_t place : places) {
        const std::string_view cell = next_cell(line);
        if (place == no_place) continue;
        const std::optional<float> value = number(cell);
        if (!value)
            return fmt::format("{} is {}; expected a number", name_of(place), common::in_quotes(cell.substr(0, 40)));
        (place == z_place ? r.z : r.flux[place]) = *value;
    }
    return std::nullopt;
}

}  // namespace

void read_csv_rows(const std::filesystem::path& file, row_collector& rows) {
    lines in(file);
    std::optional<std::string_view> line = in.next();
    if (!line) throw common::error(file.string() + ": is empty");
    if (line->starts_with("\xEF\xBB\xBF")) line->remove_prefix(3);  // byte order mark
    const std::vector<std::size_t> places = places_of(file.string(), *line);
    training_row r;
    while ((line = in.next())) {
        if (trimmed(*line).empty()) continue;
        if (const auto why = parse(*line, places, r))
            rows.refuse(in.number(), *why);
        else
            rows.take(in.number(), r);
    }
}

}  // namespace ztrain
