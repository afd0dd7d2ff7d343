// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/layers/axes.hpp"

#include <fmt/format.h>

#include <numeric>
#include <utility>

#include "generator/import/keras/problem.hpp"

namespace zgen::keras {

std::size_t find_axis(std::ptrdiff_t axis, std::size_t rank) {
    const auto count = static_cast<std::ptrdiff_t>(rank);
    const std::ptrdiff_t place = axis < 0 ? axis + count : axis - 1;
    if (place < 0 || place >= count)
        throw problem(fmt::format("has axis {}; expected 1 to {}, or -{} to -1", axis, rank, rank));
    return static_cast<std::size_t>(place);
}

void exchange_with_last(builder& network, std::size_t axis) {
    dims axes(network.extents().size());
    std::iota(axes.begin(), axes.end(), std::size_t{0});
    std::swap(axes[axis], axes.back());
    network.permute(axes);
}

}  // namespace zgen::keras
