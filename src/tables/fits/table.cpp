// SPDX-License-Identifier: Apache-2.0
#include "src/tables/fits/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <limits>

#include "src/tables/fits/table_header.hpp"

namespace tables::fits {

namespace {

bool is_integer(int type) {
    switch (type) {
        case TBYTE:
        case TSBYTE:
        case TSHORT:
        case TUSHORT:
        case TINT:
        case TUINT:
        case TLONG:
        case TULONG:
        case TLONGLONG:
            return true;
        default:
            return false;
    }
}

}  // namespace

table_file::table_file(const std::filesystem::path& file) : path_(file), fits_(open(file)) {}

bool table_file::next_table() {
    int status = 0;
    int type = IMAGE_HDU;
    while (type == IMAGE_HDU && status == 0) {
        LONGLONG end = 0;
        fits_get_hduaddrll(fits_.get(), nullptr, nullptr, &end, &status);
        check_table_header(path_, end);
        fits_movrel_hdu(fits_.get(), 1, &type, &status);
    }
    return status == 0;  // END_OF_FILE, mostly
}

std::size_t table_file::rows() {
    LONGLONG count = 0;
    int status = 0;
    fits_get_num_rowsll(fits_.get(), &count, &status);
    check(status, "has no number of rows");
    return static_cast<std::size_t>(std::max(count, LONGLONG{0}));
}

std::vector<std::string> table_file::names() {
    int count = 0;
    int status = 0;
    fits_get_num_cols(fits_.get(), &count, &status);
    check(status, "has no number of columns");
    std::vector<std::string> result;
    for (int number = 1; number <= count; ++number) {
        char name[FLEN_VALUE] = "";
        status = 0;
        fits_read_key(fits_.get(), TSTRING, fmt::format("TTYPE{}", number).c_str(), name, nullptr, &status);
        fits_clear_errmsg();
        result.emplace_back(name);
        std::transform(result.back().begin(), result.back().end(), result.back().begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    }
    return result;
}

std::optional<table_column> table_file::find(const std::string& name) {
    table_column found;
    found.name = name;
    std::string pattern = name;  // CFITSIO takes it as not constant
    int status = 0;
    if (fits_get_colnum(fits_.get(), CASEINSEN, pattern.data(), &found.number, &status) != 0) {
        fits_clear_errmsg();
        return std::nullopt;
    }
    int type = 0;
    LONGLONG repeat = 0;
    fits_get_coltypell(fits_.get(), found.number, &type, &repeat, nullptr, &status);
    check(status, fmt::format("column '{}' cannot be read", name));
    found.holds_integers = is_integer(type);
    found.holds_reals = found.holds_integers || type == TFLOAT || type == TDOUBLE;
    found.varies_in_width = type < 0;
    found.width = static_cast<std::size_t>(std::max(repeat, LONGLONG{0}));
    return found;
}

std::string table_file::unit(const table_column& column) {
    char text[FLEN_VALUE] = "";
    int status = 0;
    fits_read_key(fits_.get(), TSTRING, fmt::format("TUNIT{}", column.number).c_str(), text, nullptr, &status);
    fits_clear_errmsg();
    return text;
}

void table_file::read(const table_column& column, std::size_t first, std::size_t count, std::vector<float>& values) {
    read_as(TFLOAT, column, first, count, values);
}

void table_file::read(const table_column& column, std::size_t first, std::size_t count, std::vector<double>& values) {
    read_as(TDOUBLE, column, first, count, values);
}

void table_file::read(const table_column& column, std::size_t first, std::size_t count,
                      std::vector<long long>& values) {
    values.resize(count * column.width);
    int some_undefined = 0;
    int status = 0;
    fits_read_col(fits_.get(), TLONGLONG, column.number, static_cast<LONGLONG>(first + 1), 1,
                  static_cast<LONGLONG>(values.size()), nullptr, values.data(), &some_undefined, &status);
    check(status, fmt::format("column '{}', rows {} to {}, cannot be read", column.name, first + 1, first + count));
}

template <class Real>
void table_file::read_as(int type, const table_column& column, std::size_t first, std::size_t count,
                         std::vector<Real>& values) {
    values.resize(count * column.width);
    Real undefined = std::numeric_limits<Real>::quiet_NaN();
    int some_undefined = 0;  // CFITSIO 4.2 writes to it where a number is undefined, null pointer or not
    int status = 0;
    fits_read_col(fits_.get(), type, column.number, static_cast<LONGLONG>(first + 1), 1,
                  static_cast<LONGLONG>(values.size()), &undefined, values.data(), &some_undefined, &status);
    check(status, fmt::format("column '{}', rows {} to {}, cannot be read", column.name, first + 1, first + count));
}

common::error table_file::error(std::string_view what) const {
    return common::error(fmt::format("{}: {}", path_.string(), what));
}

void table_file::check(int status, std::string_view what) const {
    if (status != 0) throw error(fmt::format("{} ({})", what, status_text(status)));
}

}  // namespace tables::fits
