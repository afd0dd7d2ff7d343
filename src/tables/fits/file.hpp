// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fitsio.h>

#include <filesystem>
#include <memory>
#include <string>

namespace tables::fits {

struct closer {
    void operator()(fitsfile* file) const noexcept;
};

/// Owns an open CFITSIO file.
using handle = std::unique_ptr<fitsfile, closer>;

/// What CFITSIO says of a status.
std::string status_text(int status);

/// Opens a file to be read, at its first HDU. Brackets and the like in the name are part of it, not CFITSIO's extended
/// syntax.
///
/// Errors   common::error where it is not a FITS file, or is compressed
handle open(const std::filesystem::path& file);

}  // namespace tables::fits
