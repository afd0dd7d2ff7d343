// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fitsio.h>
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include "src/common/error.hpp"
#include "src/tables/fits/table_header.hpp"

namespace fits {

struct closer {
    void operator()(fitsfile* file) const noexcept {
        int status = 0;
        fits_close_file(file, &status);
    }
};

/// Owns an open CFITSIO file.
using handle = std::unique_ptr<fitsfile, closer>;

/// What CFITSIO says of a status.
inline std::string status_text(int status) {
    char text[FLEN_STATUS] = "";
    fits_get_errstatus(status, text);
    return text;
}

inline bool starts_as_fits(const std::filesystem::path& file) {
    std::array<char, 6> begin{};
    std::ifstream in(file, std::ios::binary);
    in.read(begin.data(), begin.size());
    return std::string_view(begin.data(), begin.size()) == "SIMPLE";
}

/// Opens a file to be read, at its first HDU; throws where it is no FITS file. Brackets and the like in the name are
/// part of it, not CFITSIO's extended syntax.
inline handle open(const std::filesystem::path& file) {
    // CFITSIO copies names into arrays of this size.
    if (file.string().size() >= FLEN_FILENAME)
        throw common::error(file.string() + ": the name is too long for CFITSIO");
    // CFITSIO would decompress what is compressed, without a limit and past the check of its headers.
    if (!starts_as_fits(file))
        throw common::error(
            file.string() +
            ": is no FITS file: it does not start with SIMPLE; if it is compressed, decompress it first");
    int status = 0;
    fitsfile* opened = nullptr;
    fits_open_diskfile(&opened, file.c_str(), READONLY, &status);
    handle result(opened);
    if (status != 0) throw common::error(fmt::format("{}: is no FITS file ({})", file.string(), status_text(status)));
    return result;
}

/// Moves from an HDU to the next one that is a table. Returns CFITSIO's status: END_OF_FILE, mostly, where there is
/// none. Throws where the table's header cannot be left to CFITSIO.
inline int move_to_next_table(fitsfile* opened, const std::filesystem::path& file) {
    int status = 0;
    int type = IMAGE_HDU;
    while (type == IMAGE_HDU && status == 0) {
        LONGLONG end = 0;
        fits_get_hduaddrll(opened, nullptr, nullptr, &end, &status);
        check_table_header(file, end);
        fits_movrel_hdu(opened, 1, &type, &status);
    }
    return status;
}

}  // namespace fits
