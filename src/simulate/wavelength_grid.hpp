// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

/// The observed wavelengths, in vacuum, on which a galaxy's spectrum is made: cells of 1 nm around 300, 301, ... 1100
/// nm. A value is the mean over its cell, so that lines narrower than a cell keep their flux.
namespace zsim {

inline constexpr int wavelengths = 801;
inline constexpr double first_wavelength = 300;
inline constexpr double last_wavelength = first_wavelength + wavelengths - 1;

/// Centre of cell `i`, nm.
constexpr double wavelength(int i) {
    return first_wavelength + i;
}

/// One value a cell.
using spectrum = Eigen::Array<double, wavelengths, 1>;

/// Adds a Gaussian line: `area` is its integral over wavelength, `centre` and `sigma` are in nm; exact in each cell.
void add_line(spectrum& values, double centre, double sigma, double area);

}  // namespace zsim
