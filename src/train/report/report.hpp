// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "src/train/evaluate/evaluation.hpp"
#include "src/train/report/figures.hpp"

namespace ztrain {

/// Where the spectra of an evaluation come from.
struct report_source {
    std::vector<std::string> files;
    std::size_t skipped_rows = 0;
};

/// A page that stands alone: the figures in words and tables, and the plots. Without plots it says why.
std::string report_html(const evaluation& e, const report_source& source, const std::vector<figure>& figures);

}  // namespace ztrain
