// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fitsio.h>

#include <memory>
#include <string>

namespace zsim {

struct fits_closer {
    void operator()(fitsfile* file) const noexcept {
        int status = 0;
        fits_close_file(file, &status);
    }
};

/// Owns an open CFITSIO file.
using fits_handle = std::unique_ptr<fitsfile, fits_closer>;

/// What CFITSIO says of a status.
inline std::string fits_text(int status) {
    char text[FLEN_STATUS] = "";
    fits_get_errstatus(status, text);
    return text;
}

}  // namespace zsim
