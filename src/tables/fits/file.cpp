// SPDX-License-Identifier: Apache-2.0
#include "src/tables/fits/file.hpp"

#include <fmt/format.h>

#include "src/common/error.hpp"
#include "src/common/read_file.hpp"

namespace tables::fits {

void closer::operator()(fitsfile* file) const noexcept {
    int status = 0;
    fits_close_file(file, &status);
}

std::string status_text(int status) {
    char text[FLEN_STATUS] = "";
    fits_get_errstatus(status, text);
    return text;
}

handle open(const std::filesystem::path& file) {
    // CFITSIO copies names into arrays of this size.
    if (file.string().size() >= FLEN_FILENAME)
        throw common::error(file.string() + ": the name is too long for CFITSIO");
    // CFITSIO would decompress what is compressed, without a limit and past the check of its headers.
    if (common::first_bytes(file, 6) != "SIMPLE")
        throw common::error(
            file.string() +
            ": is not a FITS file: it does not start with SIMPLE; if it is compressed, decompress it first");
    int status = 0;
    fitsfile* opened = nullptr;
    fits_open_diskfile(&opened, file.c_str(), READONLY, &status);
    handle result(opened);
    if (status != 0)
        throw common::error(fmt::format("{}: is not a FITS file ({})", file.string(), status_text(status)));
    return result;
}

}  // namespace tables::fits
