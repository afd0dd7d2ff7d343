// SPDX-License-Identifier: Apache-2.0
#include "training_table.hpp"

#include <fitsio.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <system_error>

namespace ztrain {

namespace {

constexpr std::size_t most_messages = 100;

/// One row as it is read, before it is known to be good.
struct row {
    float z = 0;
    float flux[fluxes] = {};
};

class collector {
 public:
    collector(const std::filesystem::path& file, training_table& table, bad_rows& bad, std::size_t& bad_count)
        : file_(file.string()), table_(table), bad_(bad), bad_count_(bad_count) {}

    void refuse(std::size_t number, const std::string& why) {
        if (++bad_count_ <= most_messages) bad_.push_back(fmt::format("{}: row {}: {}", file_, number, why));
    }

    void take(std::size_t number, const row& r) {
        if (!(r.z >= 0 && r.z <= static_cast<float>(largest_redshift)))
            return refuse(number, fmt::format("z is {}; expected 0 to {}", r.z, largest_redshift));
        for (std::size_t i = 0; i < fluxes; ++i)
            if (!std::isfinite(r.flux[i]))
                return refuse(number, fmt::format("flux_{} is {}; expected a finite number", i, r.flux[i]));
        table_.z.push_back(r.z);
        table_.flux.insert(table_.flux.end(), r.flux, r.flux + fluxes);
    }

 private:
    std::string file_;
    training_table& table_;
    bad_rows& bad_;
    std::size_t& bad_count_;
};

std::vector<std::string_view> fields_of(std::string_view line) {
    std::vector<std::string_view> fields;
    for (std::size_t begin = 0;;) {
        const std::size_t end = std::min(line.find(',', begin), line.size());
        std::string_view field = line.substr(begin, end - begin);
        while (!field.empty() && field.front() == ' ') field.remove_prefix(1);
        while (!field.empty() && (field.back() == ' ' || field.back() == '\r')) field.remove_suffix(1);
        fields.push_back(field);
        if (end == line.size()) return fields;
        begin = end + 1;
    }
}

/// Where z and the fluxes stand in a line.
struct columns {
    std::size_t count = 0;
    std::size_t z = 0;
    std::size_t flux[fluxes] = {};
};

columns columns_of(const std::filesystem::path& file, std::string_view header) {
    const std::vector<std::string_view> names = fields_of(header);
    const auto find = [&](const std::string& name) {
        const auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end())
            throw std::runtime_error(fmt::format("{}: has no column '{}'; expected the header z,flux_0,...,flux_{}",
                                                 file.string(), name, fluxes - 1));
        return static_cast<std::size_t>(found - names.begin());
    };
    columns c;
    c.count = names.size();
    c.z = find("z");
    for (std::size_t i = 0; i < fluxes; ++i) c.flux[i] = find(fmt::format("flux_{}", i));
    return c;
}

void read_csv(const std::filesystem::path& file, collector& rows) {
    std::ifstream in(file);
    std::string line;
    if (!in || !std::getline(in, line)) throw std::runtime_error(file.string() + ": cannot be read, or is empty");
    const columns c = columns_of(file, line);
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.empty() || line == "\r") continue;
        const std::vector<std::string_view> fields = fields_of(line);
        if (fields.size() != c.count) {
            rows.refuse(number, fmt::format("has {} columns; expected {}", fields.size(), c.count));
            continue;
        }
        bool good = true;
        const auto number_at = [&](std::size_t column, float& value) {
            const std::string_view f = fields[column];
            const auto [end, failed] = std::from_chars(f.data(), f.data() + f.size(), value);
            if (good && (failed != std::errc() || end != f.data() + f.size())) {
                rows.refuse(number, fmt::format("column {} is '{}'; expected a number", column + 1, f.substr(0, 40)));
                good = false;
            }
        };
        row r;
        number_at(c.z, r.z);
        for (std::size_t i = 0; i < fluxes; ++i) number_at(c.flux[i], r.flux[i]);
        if (good) rows.take(number, r);
    }
}

/// An open FITS file; every call throws with CFITSIO's own words.
class fits_table {
 public:
    explicit fits_table(const std::filesystem::path& file) : name_(file.string()) {
        check(fits_open_table(&fits_, name_.c_str(), READONLY, &status_), "is no FITS file with a table");
    }
    fits_table(const fits_table&) = delete;
    fits_table& operator=(const fits_table&) = delete;
    ~fits_table() {
        int ignored = 0;
        if (fits_ != nullptr) fits_close_file(fits_, &ignored);
    }

    std::size_t rows() {
        LONGLONG count = 0;
        check(fits_get_num_rowsll(fits_, &count, &status_), "has no rows");
        return static_cast<std::size_t>(count);
    }

    int column(const char* name, long width) {
        int number = 0;
        check(fits_get_colnum(fits_, CASEINSEN, const_cast<char*>(name), &number, &status_),
              fmt::format("has no column '{}'", name));
        int type = 0;
        long repeat = 0;
        check(fits_get_coltype(fits_, number, &type, &repeat, nullptr, &status_), "has a column without a type");
        if (repeat != width)
            throw std::runtime_error(
                fmt::format("{}: column '{}' has {} values a row; expected {}", name_, name, repeat, width));
        return number;
    }

    void read(int column, std::size_t first_row, std::size_t count, float* values) {
        float null = std::nanf("");
        check(fits_read_col(fits_, TFLOAT, column, static_cast<LONGLONG>(first_row + 1), 1,
                            static_cast<LONGLONG>(count), &null, values, nullptr, &status_),
              fmt::format("row {}: cannot be read", first_row + 1));
    }

 private:
    void check(int failed, const std::string& what) {
        if (failed == 0) return;
        char words[FLEN_STATUS] = {};
        fits_get_errstatus(status_, words);
        throw std::runtime_error(fmt::format("{}: {} ({})", name_, what, words));
    }

    std::string name_;
    fitsfile* fits_ = nullptr;
    int status_ = 0;
};

void read_fits(const std::filesystem::path& file, collector& rows) {
    fits_table table(file);
    const int z = table.column("z", 1);
    const int flux = table.column("flux", static_cast<long>(fluxes));
    constexpr std::size_t block = 1024;
    std::vector<float> redshifts(block);
    std::vector<float> values(block * fluxes);
    const std::size_t total = table.rows();
    for (std::size_t first = 0; first < total; first += block) {
        const std::size_t count = std::min(block, total - first);
        table.read(z, first, count, redshifts.data());
        table.read(flux, first, count * fluxes, values.data());
        for (std::size_t i = 0; i < count; ++i) {
            row r;
            r.z = redshifts[i];
            std::copy_n(values.data() + i * fluxes, fluxes, r.flux);
            rows.take(first + i + 1, r);
        }
    }
}

bool is_fits(const std::filesystem::path& file) {
    char begin[6] = {};
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error(file.string() + ": cannot be read");
    in.read(begin, sizeof begin);
    return std::string_view(begin, sizeof begin) == "SIMPLE";
}

}  // namespace

void read_training_table(const std::filesystem::path& file, training_table& table, bad_rows& bad,
                         std::size_t& bad_count) {
    collector rows(file, table, bad, bad_count);
    if (is_fits(file))
        read_fits(file, rows);
    else
        read_csv(file, rows);
}

}  // namespace ztrain
