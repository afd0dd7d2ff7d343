// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "tests/corpus/attempts.hpp"

namespace corpus {

/// What zgen imports, as Markdown: from the importers' own tables, and from what became of the corpus' files.
std::string support_table(const std::vector<entry>& entries);

/// Holds the table against the one in generator/README.md; where ZINFER_UPDATE_SUPPORT_TABLE is set, replaces it there.
void check_support_table(const std::string& table);

}  // namespace corpus
