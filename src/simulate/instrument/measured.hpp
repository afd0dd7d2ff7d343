// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "src/simulate/instrument/instrument.hpp"

namespace zsim {

/// Reads a measured instrument from a folder:
///
///   forward_bp_u281xwl801.npy   e- s-1 per pixel at u = -5, -4.75 ... 65 from flux densities, W m-2 nm-1, at 300, 301
///   forward_rp_u281xwl801.npy   ... 1100 nm; (281, 801) each
///   grid186.csv                 the samples, in order: columns band (BP or RP), u and du, pixels
///   coef_to_flux_bp_80x55.csv   coefficients -> fluxes, without a header
///   coef_to_flux_rp_106x55.csv  likewise
///   coef_error_faint_2x55.csv   errors of the coefficients of a faint source, BP and RP, without a header
///
/// Where the last three are missing, all of them, the noise is the built-in one; the number of coefficients may be any.
///
/// Errors   common::error naming file, row, what was found and what was expected
instrument read_instrument(const std::filesystem::path& folder);

}  // namespace zsim
