// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "src/simulate/wavelength_grid.hpp"

namespace zsim {

/// Points of a spectral energy distribution, as a file gives them.
struct sed_points {
    std::string name;
    std::vector<double> nm;    ///< rest wavelengths, vacuum, increasing
    std::vector<double> flux;  ///< F_lambda, any unit
};

/// The spectral energy distribution of a galaxy at rest: F_lambda at 150, 150.5 ... 1149.5 nm, with a mean of 1 over
/// 500-700 nm.
class sed {
 public:
    static constexpr std::size_t points = 2000;
    static constexpr double first_nm = 150;
    static constexpr double step_nm = 0.5;

    /// What a spectrum must cover to be seen at every redshift up to 0.6, nm.
    static constexpr double needed_from = 187;
    static constexpr double needed_to = 1100.5;

    /// Errors   common::error naming the SED where it does not cover what is needed, holds a number that is not finite,
    ///          has wavelengths that do not increase, or has no positive mean
    explicit sed(const sed_points& given);

    const std::string& name() const { return name_; }

    /// Mean F_lambda over rest wavelengths lower to upper, nm.
    double mean(double lower, double upper) const {
        return (integral_to(upper) - integral_to(lower)) / (upper - lower);
    }

    /// As seen at redshift z, in the observed cells.
    spectrum seen_at(double z) const;

 private:
    double integral_to(double nm) const;

    std::string name_;
    std::vector<double> flux_;      ///< at the points, linear between them
    std::vector<double> integral_;  ///< from the first point to each
};

/// Galaxies are divided into this many folds; a mixture's parts are of one fold, so that data may be split by fold with
/// no galaxy on both sides.
inline constexpr std::size_t folds = 10;

/// Most spectra that are held in memory, 32 kB each.
inline constexpr std::size_t most_seds = 20'000;

/// Reads a folder of spectral energy distributions, in the order of their names:
///
///   *.npy              float arrays of N galaxies by 2000 points, 150, 150.5 ... 1149.5 nm; NAME_X.npy takes the
///                      galaxies' names, one per line, from names_X.txt where that is there
///   *.txt *.dat *.csv  two columns, wavelength and F_lambda: nm, or Angstrom where the largest is above 5000
///   *.fits *.fit       the first table with columns WAVELENGTH, WAVE, LAMBDA or LAM, and FLUX, FLAM or F_LAMBDA; the
///                      unit of wavelength as its TUNIT says (nm, Angstrom, um), otherwise as for text
///
/// Where there is an array, text beside it describes it and is not read as a spectrum.
///
/// Errors   common::error naming file and row
std::vector<sed> read_seds(const std::filesystem::path& folder);

}  // namespace zsim
