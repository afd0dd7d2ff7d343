// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/output/fits_format.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "src/common/error.hpp"
#include "src/gaia/spectrum.hpp"
#include "src/simulate/output/truth_columns.hpp"
#include "src/tables/fits/file.hpp"
#include "zinfer/core/version.hpp"

namespace zsim {

namespace {

constexpr std::size_t block = 2880;  // bytes; each header and table fills whole ones

void fill_block(std::string& bytes, std::uint64_t written, char filler) {
    bytes.append(static_cast<std::size_t>((block - written % block) % block), filler);
}

/// Big-endian, as FITS stores numbers.
template <std::unsigned_integral Word>
void append_word(std::string& bytes, Word word) {
    for (std::size_t shift = sizeof(Word) * 8; shift > 0; shift -= 8) bytes += static_cast<char>(word >> (shift - 8));
}
void append_float(std::string& bytes, float value) {
    append_word(bytes, std::bit_cast<std::uint32_t>(value));
}
void append_double(std::string& bytes, double value) {
    append_word(bytes, std::bit_cast<std::uint64_t>(value));
}
void append_integer(std::string& bytes, std::int32_t value) {
    append_word(bytes, std::bit_cast<std::uint32_t>(value));
}

void append_value(std::string& bytes, const truth_column& column, const truth& known) {
    const double value = known.*column.value;
    switch (column.type) {
        case column_type::real32:
            return append_float(bytes, static_cast<float>(value));
        case column_type::real64:
            return append_double(bytes, value);
        case column_type::integer:
            return append_integer(bytes, static_cast<std::int32_t>(value));
    }
}

std::string form(column_type type) {
    switch (type) {
        case column_type::real32:
            return "1E";
        case column_type::real64:
            return "1D";
        case column_type::integer:
            return "1J";
    }
    return {};
}

struct fits_column {
    std::string name;
    std::string format;
    std::string unit;
    std::string meaning;
};

/// A file in memory, for its headers.
class header_maker {
 public:
    header_maker() {
        fitsfile* made = nullptr;
        fits_create_file(&made, "mem://", &status_);
        file_.reset(made);
        check();
    }

    std::string primary() {
        fits_create_img(file_.get(), BYTE_IMG, 0, nullptr, &status_);
        return text();
    }

    void begin_table(std::string name, const std::vector<fits_column>& columns) {
        std::vector<char*> types;
        std::vector<char*> formats;
        std::vector<char*> units;
        for (const fits_column& column : columns) {
            types.push_back(const_cast<char*>(column.name.c_str()));  // CFITSIO does not write through them
            formats.push_back(const_cast<char*>(column.format.c_str()));
            units.push_back(const_cast<char*>(column.unit.c_str()));
        }
        fits_create_tbl(file_.get(), BINARY_TBL, 0, static_cast<int>(columns.size()), types.data(), formats.data(),
                        units.data(), name.data(), &status_);
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (!columns[i].meaning.empty())
                fits_modify_comment(file_.get(), fmt::format("TTYPE{}", i + 1).c_str(), columns[i].meaning.c_str(),
                                    &status_);
        check();
    }
    void key(const char* name, std::string value, const char* comment) {
        // FITS headers are printable ASCII; the name of a folder need not be.
        for (char& letter : value)
            if (letter < ' ' || letter > '~') letter = '?';
        fits_write_key_longstr(file_.get(), name, value.c_str(), comment, &status_);
        check();
    }
    void key(const char* name, std::uint64_t value, const char* comment) {
        // An unsigned number may exceed CFITSIO's signed ones; FITS has no limit.
        const std::string card = fmt::format("{:<8}= {:>20} / {}", name, value, comment);
        fits_write_record(file_.get(), card.c_str(), &status_);
        check();
    }
    std::string end_table(std::uint64_t rows) {
        const std::string card = fmt::format("NAXIS2  = {:>20} / number of rows in table", rows);
        fits_update_card(file_.get(), "NAXIS2", card.c_str(), &status_);
        const std::string result = text();
        const std::string none = fmt::format("NAXIS2  = {:>20} / number of rows in table", 0);
        fits_update_card(file_.get(), "NAXIS2", none.c_str(), &status_);  // the file in memory has no rows
        check();
        return result;
    }

 private:
    /// The current header, in whole blocks.
    std::string text() {
        char* cards = nullptr;
        int count = 0;
        fits_hdr2str(file_.get(), 0, nullptr, 0, &cards, &count, &status_);
        check();
        std::string result(cards);
        fits_free_memory(cards, &status_);
        fill_block(result, result.size(), ' ');
        return result;
    }
    void check() const {
        if (status_ != 0)
            throw common::error(fmt::format("the FITS header cannot be made ({})", tables::fits::status_text(status_)));
    }

    tables::fits::handle file_;
    int status_ = 0;
};

constexpr std::size_t name_length = 64;

}  // namespace

fits_format::fits_format(const simulator& source, std::uint64_t rows) {
    std::vector<fits_column> columns{
        {std::string(z_column.name), "1D", "", std::string(z_column.meaning)},
        {"flux", fmt::format("{}E", gaia::samples), "electron.s-1", "80 of BP, 106 of RP, wavelength increasing"}};
    std::uint64_t row_bytes = 8 + gaia::samples * 4;
    for (const truth_column& column : truth_columns) {
        columns.push_back(
            {std::string(column.name), form(column.type), std::string(column.unit), std::string(column.meaning)});
        row_bytes += column.type == column_type::real64 ? 8 : 4;
    }

    header_maker header;
    head_ = header.primary();
    header.begin_table("SPECTRA", columns);
    const settings& chosen = source.used_settings();
    header.key("CREATOR", fmt::format("zsim {}", zinfer::version), "program and version");
    header.key("SEED", chosen.seed, "of all random numbers");
    header.key("ZDIST", chosen.redshifts == z_distribution::gaia ? "gaia" : "uniform", "distribution of z");
    header.key("COLOURS", chosen.gaia_colours ? "gaia" : "any", "colours of the galaxies");
    header.key("NOISE", chosen.noise ? "on" : "off", "whether fluxes have noise");
    header.key("INSTRUME", source.used_instrument().name, "instrument");
    if (!source.seds().empty())
        header.key("VARIETY", chosen.variety ? "on" : "off", "mixtures, tilts, dust, lines of SEDs");
    if (!chosen.only_folds.empty())
        header.key("FOLDS", fmt::format("{}", fmt::join(chosen.only_folds, ",")), "that SEDs were taken from");
    head_ += header.end_table(rows);

    fill_block(tail_, rows % block * (row_bytes % block), '\0');
    if (source.seds().empty()) return;
    header.begin_table("SEDS", {{"sed", "1J", "", "as in table SPECTRA"},
                                {"fold", "1J", "", ""},
                                {"name", fmt::format("{}A", name_length), "", ""}});
    tail_ += header.end_table(source.seds().size());
    std::string table;
    for (std::size_t i = 0; i < source.seds().size(); ++i) {
        append_integer(table, static_cast<std::int32_t>(i));
        append_integer(table, static_cast<std::int32_t>(i % folds));
        std::string name = source.seds()[i].name().substr(0, name_length);
        name.resize(name_length, '\0');
        table += name;
    }
    fill_block(table, table.size(), '\0');
    tail_ += table;
}

void fits_format::append(std::string& bytes, const row& r) const {
    append_value(bytes, z_column, r.truth);
    for (const float flux : r.flux) append_float(bytes, flux);
    for (const truth_column& column : truth_columns) append_value(bytes, column, r.truth);
}

}  // namespace zsim
