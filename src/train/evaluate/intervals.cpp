// SPDX-License-Identifier: Apache-2.0
#include "src/train/evaluate/intervals.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace ztrain {

namespace {

constexpr std::size_t most_bins = 24;

std::size_t bin_of(const interval_table& table, double predicted) {
    return static_cast<std::size_t>(std::upper_bound(table.edges.begin(), table.edges.end(), predicted) -
                                    table.edges.begin());
}

}  // namespace

interval_table conformal_intervals(std::span<const double> predicted, std::span<const double> truth, double level) {
    const std::size_t n = predicted.size();
    if (n < fewest_for_intervals) throw std::invalid_argument("too few galaxies to calibrate intervals");
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return predicted[a] < predicted[b]; });

    interval_table table;
    table.level = level;
    const std::size_t bins = std::min(n / fewest_for_intervals, most_bins);
    std::size_t begin = 0;
    for (std::size_t b = 1; b <= bins; ++b) {
        const std::size_t end = b * n / bins;
        // Equal predictions share a bin.
        if (end < n && predicted[order[end - 1]] == predicted[order[end]]) continue;
        std::vector<double> residuals;
        for (std::size_t i = begin; i < end; ++i) residuals.push_back(truth[order[i]] - predicted[order[i]]);
        std::sort(residuals.begin(), residuals.end());
        const auto rank = static_cast<std::size_t>(static_cast<double>(residuals.size() + 1) * (1 - level) / 2);
        table.lower.push_back(residuals[rank - 1]);
        table.upper.push_back(residuals[residuals.size() - rank]);
        if (end < n) table.edges.push_back((predicted[order[end - 1]] + predicted[order[end]]) / 2);
        begin = end;
    }
    return table;
}

interval_ends interval_of(const interval_table& table, double predicted) {
    const std::size_t b = bin_of(table, predicted);
    return {predicted + table.lower[b], predicted + table.upper[b]};
}

interval_coverage coverage_of(const interval_table& table, std::span<const double> predicted,
                              std::span<const double> truth) {
    interval_coverage c;
    c.count = predicted.size();
    const auto n = static_cast<double>(c.count);
    for (std::size_t i = 0; i < predicted.size(); ++i) {
        const std::size_t b = bin_of(table, predicted[i]);
        const double residual = truth[i] - predicted[i];
        const double missed_below = std::max(table.lower[b] - residual, 0.0);
        const double missed_above = std::max(residual - table.upper[b], 0.0);
        const double width = table.upper[b] - table.lower[b];
        c.below += (missed_below > 0) / n;
        c.above += (missed_above > 0) / n;
        c.coverage += (missed_below == 0 && missed_above == 0) / n;
        c.mean_width += width / n;
        c.mean_score += (width + 2 / (1 - table.level) * (missed_below + missed_above)) / n;
    }
    return c;
}

}  // namespace ztrain
