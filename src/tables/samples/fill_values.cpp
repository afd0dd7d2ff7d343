// SPDX-License-Identifier: Apache-2.0
#include "src/tables/samples/fill_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace tables {

namespace {

/// 9, 99, 999.9, ..., 1e20, 1e21, ...: as doubles and as the floats that are nearest, in rising order.
std::vector<double> usual_sizes() {
    std::vector<double> sizes;
    const auto add = [&](double size) {
        sizes.push_back(size);
        if (size <= static_cast<double>(std::numeric_limits<float>::max()))
            sizes.push_back(static_cast<double>(static_cast<float>(size)));
    };
    for (int digits = 1; digits <= 10; ++digits)
        for (int decimals = 0; decimals <= 3; ++decimals)
            add((std::pow(10.0, digits + decimals) - 1) / std::pow(10.0, decimals));
    for (int exponent = 20; exponent <= 308; ++exponent) add(std::pow(10.0, exponent));
    std::sort(sizes.begin(), sizes.end());
    return sizes;
}

bool is_suspect(double value) {
    static const std::vector<double> sizes = usual_sizes();
    return std::binary_search(sizes.begin(), sizes.end(), std::abs(value));
}

}  // namespace

void fill_values::look_at(std::span<const double> values) {
    count(values);
}

void fill_values::look_at(std::span<const float> values) {
    count(values);
}

template <class Real>
void fill_values::count(std::span<const Real> values) {
    for (const Real cell : values) {
        const auto value = static_cast<double>(cell);
        ++cells_;
        if (!std::isfinite(value)) continue;
        if (least_.count == 0 || value < least_.value) least_ = {value, 0};
        if (most_.count == 0 || value > most_.value) most_ = {value, 0};
        if (value == least_.value) ++least_.count;
        if (value == most_.value) ++most_.count;
        if (is_suspect(value)) ++suspects_[value];
    }
}

std::string fill_values::warning(const std::string& file) const {
    constexpr std::size_t fewest = 3;
    extreme found;
    const auto consider = [&](double value, std::size_t count, std::size_t one_of) {
        if (count >= fewest && count * one_of >= cells_ && count > found.count) found = {value, count};
    };
    for (const auto& [value, count] : suspects_) consider(value, count, 200);
    if (least_.value != most_.value) {
        consider(least_.value, least_.count, 20);
        consider(most_.value, most_.count, 20);
    }
    if (found.count == 0) return {};
    return fmt::format("{}: {} fills {} of {} cells; if it stands for missing values, leave these cells empty", file,
                       found.value, found.count, cells_);
}

}  // namespace tables
