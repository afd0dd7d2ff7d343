// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "src/simulate/sed/library.hpp"

namespace zsim {

/// Reads two columns of text, as library.hpp says. A first line without numbers is a header.
///
/// Errors   common::error naming file, row and column
sed_points read_text_sed(const std::filesystem::path& file);

/// Turns Angstrom into nm where the largest wavelength is above 5000.
void guess_wavelength_unit(sed_points& points);

}  // namespace zsim
