// SPDX-License-Identifier: Apache-2.0
#include "generator/metadata/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "zinfer/network/ranges.hpp"

namespace zgen {

namespace {

bool is_outside(std::span<const float> input, const training_range& range) {
    bool outside = false;
    for (std::size_t i = 0; i < input.size(); ++i)
        outside |= input[i] < static_cast<float>(range.lower[i]) || input[i] > static_cast<float>(range.upper[i]);
    return outside;
}

bool is_outside(const std::array<float, 4>& sums, const sum_range& range) {
    const float sum = zinfer::total(sums);
    bool inside = sum >= static_cast<float>(range.lower) && sum <= static_cast<float>(range.upper);
    for (std::size_t i = 0; i < sums.size(); ++i)
        inside &= sums[i] >= static_cast<float>(range.share_lower[i]) * sum &&
                  sums[i] <= static_cast<float>(range.share_upper[i]) * sum;
    return !inside;
}

}  // namespace

zinfer::status status_of(std::span<const double> input, std::span<const double> output, zinfer::input_guard guard,
                         const model_metadata& metadata) {
    using zinfer::status;
    const std::vector<float> x(input.begin(), input.end());
    if (const status found = zinfer::check_input(guard, x); found != status::ok) return found;
    status result = status::ok;
    if (metadata.training && (is_outside(x, *metadata.training) ||
                              (metadata.training->sum && is_outside(zinfer::quarter_sums(x), *metadata.training->sum))))
        result = status::outside_training_range;
    for (const double value : output) {
        if (!std::isfinite(static_cast<float>(value))) return status::not_finite;
        if (metadata.physical && (value < metadata.physical->lower || value > metadata.physical->upper))
            result = zinfer::more_severe(result, status::output_out_of_range);
    }
    return result;
}

std::string status_counts::text() const {
    std::string text;
    for (std::size_t i = 0; i < counts_.size(); ++i)
        if (counts_[i] > 0)
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", counts_[i],
                                zinfer::name(static_cast<zinfer::status>(i)));
    return text;
}

}  // namespace zgen
