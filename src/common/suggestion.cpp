// SPDX-License-Identifier: Apache-2.0
#include "src/common/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace common {

namespace {

std::string lower_case(std::string_view word) {
    std::string text(word);
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    // Rows of the table of distances between beginnings: the one before the last, the last, and this.
    std::vector<std::size_t> older(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t k = 0; k <= b.size(); ++k) last[k] = k;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t k = 1; k <= b.size(); ++k) {
            row[k] = std::min({last[k] + 1, row[k - 1] + 1, last[k - 1] + (a[i - 1] != b[k - 1])});
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                row[k] = std::min(row[k], older[k - 2] + 1);
        }
        std::swap(older, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

std::string did_you_mean(std::string_view given, const std::vector<std::string>& words) {
    const std::string wanted = lower_case(given);
    if (wanted.size() > 64) return {};
    std::size_t least = std::clamp<std::size_t>(wanted.size() / 3, 1, 3) + 1;
    std::string nearest;
    for (const std::string& word : words) {
        const std::string candidate = lower_case(word);
        const bool begins = wanted.size() > 1 && candidate.starts_with(wanted);
        const std::size_t distance = begins ? 0 : edit_distance(wanted, candidate);
        if (distance >= least || distance >= candidate.size()) continue;
        least = distance;
        nearest = word;
    }
    return nearest.empty() ? "" : fmt::format("; did you mean '{}'?", nearest);
}

}  // namespace common
