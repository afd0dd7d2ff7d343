// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/train/data/training_table.hpp"
#include "src/train/evaluate/evaluation.hpp"
#include "src/train/fit/history.hpp"

namespace ztrain {

/// A plot of the report.
struct figure {
    std::string caption;  ///< plain text
    std::string svg;
    bool small = false;  ///< a sample spectrum
};

/// The plots that people expect: how often intervals hold, where there are some, predicted against true, bias and
/// scatter, residuals, redshifts, losses where there is a history, and sample spectra. Bins of fewer than fewest_in_bin
/// galaxies are hollow, and no line connects them.
///
/// Errors   as draw_svg
std::vector<figure> draw_figures(const evaluation& e, const training_table& table,
                                 const std::optional<training_history>& history);

}  // namespace ztrain
