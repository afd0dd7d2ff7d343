// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "evaluation.hpp"
#include "training_table.hpp"

namespace ztrain {

/// A self-contained page: metrics, the plots people expect, and sample spectra with their predictions.
///
/// `history` is the CSV text that `ztrain fit` writes, or empty: then there are no loss curves.
/// Errors   as draw_svg
std::string report_html(const evaluation& e, const training_table& table, const std::string& history);

}  // namespace ztrain
