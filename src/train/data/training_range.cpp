// SPDX-License-Identifier: Apache-2.0
#include "src/train/data/training_range.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "zinfer/network/ranges.hpp"

namespace ztrain {

namespace {

std::span<const float> spectrum(const training_table& table, std::size_t row) {
    return std::span(table.flux).subspan(row * gaia::samples, gaia::samples);
}

/// Smallest and largest values, taken one after the other.
struct extent {
    float lower = 0;
    float upper = 0;
    bool any = false;

    void take(float value) {
        lower = any ? std::min(lower, value) : value;
        upper = any ? std::max(upper, value) : value;
        any = true;
    }

    extent widened(float least = 0) const {
        const float margin = std::max(0.1F * (upper - lower), least);
        return {lower - margin, upper + margin, any};
    }
};

std::optional<zgen::sum_range> sum_range_of(const training_table& table, std::span<const std::size_t> rows) {
    extent sum;
    std::array<extent, 4> shares;
    for (const std::size_t row : rows) {
        const std::array<float, 4> quarters = zinfer::quarter_sums(spectrum(table, row));
        const float total = zinfer::total(quarters);
        if (!(total > 0)) return std::nullopt;
        sum.take(total);
        for (std::size_t i = 0; i < shares.size(); ++i) shares[i].take(quarters[i] / total);
    }
    zgen::sum_range range;
    range.lower = 0.9 * static_cast<double>(sum.lower);
    range.upper = 1.1 * static_cast<double>(sum.upper);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const extent share = shares[i].widened(0.01F);
        range.share_lower[i] = static_cast<double>(share.lower);
        range.share_upper[i] = static_cast<double>(share.upper);
    }
    return range;
}

}  // namespace

zgen::training_range range_of(const training_table& table, std::span<const std::size_t> rows) {
    std::array<extent, gaia::samples> fluxes;
    for (const std::size_t row : rows)
        for (std::size_t i = 0; i < fluxes.size(); ++i) fluxes[i].take(spectrum(table, row)[i]);
    zgen::training_range range;
    for (const extent& one : fluxes) {
        range.lower.push_back(static_cast<double>(one.widened().lower));
        range.upper.push_back(static_cast<double>(one.widened().upper));
    }
    range.sum = sum_range_of(table, rows);
    return range;
}

}  // namespace ztrain
