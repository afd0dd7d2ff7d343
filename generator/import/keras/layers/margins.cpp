// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/layers/margins.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/import/keras/problem.hpp"
#include "src/common/limits.hpp"

namespace zgen::keras {

std::vector<padding> read_margins(const attributes& config, const char* key, std::size_t axes) {
    const std::vector<double> values = config.numbers(key).value_or(std::vector<double>{1});
    const auto fits = [](double n) {
        return n >= 0 && n <= static_cast<double>(common::max_elements) && n == std::floor(n);
    };
    const bool same_on_both_sides = values.size() == 1 || (axes == 2 && values.size() == 2);
    if (!std::all_of(values.begin(), values.end(), fits) || (!same_on_both_sides && values.size() != 2 * axes))
        throw problem(
            fmt::format("{} is ({}); expected sizes before and after each axis", key, fmt::join(values, ", ")));
    std::vector<padding> result;
    for (std::size_t axis = 0; axis < axes; ++axis) {
        const double begin = same_on_both_sides ? values[axis % values.size()] : values[2 * axis];
        const double end = same_on_both_sides ? begin : values[2 * axis + 1];
        result.push_back({static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
    }
    return result;
}

}  // namespace zgen::keras
