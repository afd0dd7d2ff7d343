// SPDX-License-Identifier: Apache-2.0
#include "src/train/data/fits_rows.hpp"

#include <fitsio.h>
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "src/common/error.hpp"
#include "src/gaia/spectrum.hpp"
#include "src/tables/fits/file.hpp"

namespace ztrain {

namespace {

bool is_number(int type) {
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
        case TFLOAT:
        case TDOUBLE:
            return true;
        default:
            return false;  // text, truth values, complex numbers, and arrays of variable length: negative types
    }
}

/// The first table of a FITS file; every call throws with CFITSIO's own words.
class fits_table {
 public:
    explicit fits_table(const std::filesystem::path& file) : name_(file.string()), fits_(fits::open(file)) {
        status_ = fits::move_to_next_table(fits_.get(), file);
        check("has no table");
    }

    std::size_t rows() {
        LONGLONG count = 0;
        fits_get_num_rowsll(fits_.get(), &count, &status_);
        check("has no number of rows");
        return static_cast<std::size_t>(std::max(count, LONGLONG{0}));
    }

    /// The number of a column with `width` numbers a row.
    int column(std::string name, std::size_t width) {
        int number = 0;
        fits_get_colnum(fits_.get(), CASEINSEN, name.data(), &number, &status_);
        check(fmt::format("the first table has no column '{}', or several", name));
        int type = 0;
        LONGLONG repeat = 0;
        fits_get_coltypell(fits_.get(), number, &type, &repeat, nullptr, &status_);
        check(fmt::format("column '{}' cannot be read", name));
        if (!is_number(type))
            throw common::error(fmt::format("{}: column '{}' has {}; expected {} real numbers a row", name_, name,
                                            type < 0 ? "arrays of variable length" : "no real numbers", width));
        if (repeat != static_cast<LONGLONG>(width))
            throw common::error(
                fmt::format("{}: column '{}' has {} values a row; expected {}", name_, name, repeat, width));
        return number;
    }

    /// What is undefined becomes NaN.
    void read(int column, std::size_t first_row, std::size_t rows, std::vector<float>& values) {
        float null = std::numeric_limits<float>::quiet_NaN();
        int any_null = 0;  // CFITSIO 4.2 writes it without asking whether it is there
        fits_read_col(fits_.get(), TFLOAT, column, static_cast<LONGLONG>(first_row + 1), 1,
                      static_cast<LONGLONG>(values.size()), &null, values.data(), &any_null, &status_);
        check(fmt::format("rows {} to {} cannot be read", first_row + 1, first_row + rows));
    }

 private:
    void check(const std::string& what) {
        if (status_ != 0) throw common::error(fmt::format("{}: {} ({})", name_, what, fits::status_text(status_)));
    }

    std::string name_;
    fits::handle fits_;
    int status_ = 0;
};

}  // namespace

void read_fits_rows(const std::filesystem::path& file, row_collector& rows) {
    fits_table table(file);
    const int z = table.column("z", 1);
    const int flux = table.column("flux", gaia::samples);
    constexpr std::size_t block = 1024;
    const std::size_t total = table.rows();
    training_row r;
    for (std::size_t first = 0; first < total; first += block) {
        const std::size_t count = std::min(block, total - first);
        std::vector<float> redshifts(count);
        std::vector<float> values(count * gaia::samples);
        table.read(z, first, count, redshifts);
        table.read(flux, first, count, values);
        for (std::size_t i = 0; i < count; ++i) {
            r.z = redshifts[i];
            std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(i * gaia::samples), gaia::samples, r.flux.begin());
            rows.take(first + i + 1, r);
        }
    }
}

}  // namespace ztrain
