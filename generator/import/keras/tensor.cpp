// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/tensor.hpp"

#include <fmt/format.h>

#include <utility>

#include "generator/import/keras/problem.hpp"
#include "src/common/limits.hpp"

namespace zgen::keras {

namespace {

constexpr std::size_t max_repeated = std::size_t{1} << 22;

}  // namespace

std::string to_text(const dims& extents) {
    return fmt::format("({})", fmt::join(extents, ", "));
}

std::vector<double> transposed(const std::vector<double>& values, std::size_t columns) {
    const std::size_t rows = columns == 0 ? 0 : values.size() / columns;
    std::vector<double> result(values.size());
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) result[c * rows + r] = values[r * columns + c];
    return result;
}

std::vector<double> broadcast(const std::vector<double>& values, const dims& from, const dims& to) {
    std::size_t count = 1;
    for (const std::size_t extent : to) count = common::bounded_product(count, extent);
    if (from != to && count > max_repeated)
        throw problem(
            fmt::format("repeats {} values over {}; expected at most {}", values.size(), to_text(to), max_repeated));
    std::vector<double> result = values;
    std::size_t block = 1;  // values behind the axis
    for (std::size_t axis = to.size(); axis-- > 0; block *= to[axis]) {
        if (from[axis] == to[axis]) continue;
        std::vector<double> repeated;
        for (auto start = result.begin(); start != result.end(); start += static_cast<std::ptrdiff_t>(block))
            for (std::size_t i = 0; i < to[axis]; ++i)
                repeated.insert(repeated.end(), start, start + static_cast<std::ptrdiff_t>(block));
        result = std::move(repeated);
    }
    return result;
}

}  // namespace zgen::keras
