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
    std::string digest;  ///< row_digest of the table
    std::string date;    ///< report_date()
};

/// Today in UTC, "2026-11-28"; the day of SOURCE_DATE_EPOCH where that is set, so that a page can be made again to the
/// byte.
///
/// Errors   common::error where SOURCE_DATE_EPOCH is not a number of seconds
std::string report_date();

/// A page that stands alone, also on a phone: what was measured on what, how the intervals hold, the figures with their
/// standard errors, and the plots. Without plots it says why.
std::string report_html(const evaluation& e, const report_source& source, const std::vector<figure>& figures);

}  // namespace ztrain
