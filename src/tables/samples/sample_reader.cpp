// SPDX-License-Identifier: Apache-2.0
#include "src/tables/samples/sample_reader.hpp"

#include <fmt/format.h>

#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "src/common/error.hpp"
#include "src/common/read_file.hpp"
#include "src/tables/npy.hpp"
#include "src/tables/samples/fits_samples.hpp"
#include "src/tables/samples/text_samples.hpp"
#include "src/tables/samples/value_columns.hpp"
#include "src/tables/text/source.hpp"

namespace tables {

namespace {

template <class Real>
class array_samples : public sample_reader<Real> {
 public:
    array_samples(const std::string& name, data_set data, const column_request& wanted) : data_(std::move(data)) {
        if (!wanted.redshift.empty())
            throw common::error(fmt::format(
                "{}: is a NumPy array, whose columns have no names; expected CSV or FITS with a column '{}'", name,
                wanted.redshift));
        if (wanted.values != 0 && data_.columns != wanted.values) throw wrong_count(name, data_.columns, wanted);
    }

    bool next(sample<Real>& s) override {
        if (row_ == data_.rows) return false;
        const std::span<const double> values = data_.row(row_++);
        s.row = row_;
        s.values.assign(values.begin(), values.end());
        return true;
    }

 private:
    data_set data_;
    std::size_t row_ = 0;
};

/// Formats that hold tables, told by their first bytes, and what to do with them.
struct other_format {
    std::string_view begin;
    std::string_view advice;
};

constexpr std::array other_formats{
    other_format{"PAR1", "is a Parquet file; write it as CSV (pandas: to_csv) or FITS (astropy: Table.write)"},
    other_format{"\x89HDF", "is an HDF5 file; write its table as CSV, FITS or .npy"},
    other_format{"PK\3\4", "is a zip archive, as .npz, .xlsx and DataLink files are; unpack it, or write CSV or .npy"},
    other_format{"<?xml", "is XML, perhaps a VOTable; write it as CSV or FITS (astropy: Table.read, Table.write)"},
    other_format{"<VOTABLE", "is a VOTable; write it as CSV or FITS (astropy: Table.read, Table.write)"},
    other_format{"\xD0\xCF\x11\xE0", "is a spreadsheet; save it as CSV"},
    other_format{"BZh", "is compressed by bzip2; decompress it, or compress it by gzip"},
    other_format{"\xFD"
                 "7zXZ",
                 "is compressed by xz; decompress it, or compress it by gzip"},
    other_format{"\x28\xB5\x2F\xFD", "is compressed by zstd; decompress it, or compress it by gzip"},
    other_format{"\x80\x04\x95", "is a Python pickle; write CSV or .npy (numpy.save)"},
    other_format{"\xFF\xFE", "is text in UTF-16; save it as UTF-8"},
    other_format{"\xFE\xFF", "is text in UTF-16; save it as UTF-8"},
};

std::vector<std::byte> read_all(text_source& text, const std::string& name) {
    std::vector<std::byte> bytes;
    std::vector<char> buffer(std::size_t{1} << 18);
    for (std::size_t count = text(buffer); count > 0; count = text(buffer)) {
        if (bytes.size() + count > common::max_file_bytes)
            throw common::error(fmt::format("{}: has more than {} bytes", name, common::max_file_bytes));
        const auto some = std::as_bytes(std::span(buffer).first(count));
        bytes.insert(bytes.end(), some.begin(), some.end());
    }
    return bytes;
}

}  // namespace

template <class Real>
std::unique_ptr<sample_reader<Real>> open_samples(const std::filesystem::path& file, const column_request& wanted) {
    const std::string name = common::input_name(file);
    text_source text = open_text(file);
    const std::string begin(text.peek(64));
    if (begin.starts_with(npy_magic))
        return std::make_unique<array_samples<Real>>(name, parse_npy(read_all(text, name), name), wanted);
    if (begin.starts_with("SIMPLE")) {
        if (common::is_standard_input(file))
            throw common::error(name + ": FITS is not read from a pipe; write it to a file");
        return open_fits_samples<Real>(file, wanted);
    }
    for (const other_format& format : other_formats)
        if (begin.starts_with(format.begin)) throw common::error(fmt::format("{}: {}", name, format.advice));
    if (begin.find('\0') != std::string::npos)
        throw common::error(name + ": is neither text, nor FITS, nor a NumPy array");
    return open_text_samples<Real>(name, std::move(text), wanted);
}

template std::unique_ptr<sample_reader<float>> open_samples(const std::filesystem::path&, const column_request&);
template std::unique_ptr<sample_reader<double>> open_samples(const std::filesystem::path&, const column_request&);

}  // namespace tables
