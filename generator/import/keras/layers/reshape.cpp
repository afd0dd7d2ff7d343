// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"
#include "src/common/limits.hpp"

namespace zgen::keras::layers {

step reshape(const layer_config& layer) {
    const std::vector<std::ptrdiff_t> target =
        attributes(layer).integers("target_shape").value_or(std::vector<std::ptrdiff_t>{});
    const auto fits = [](std::ptrdiff_t n) {
        return n == -1 || (n > 0 && static_cast<std::size_t>(n) <= common::max_elements);
    };
    if (target.empty() || !std::all_of(target.begin(), target.end(), fits) ||
        std::count(target.begin(), target.end(), -1) > 1)
        throw problem(
            fmt::format("target_shape is ({}); expected sizes, of which one may be -1", fmt::join(target, ", ")));
    return [=](builder& network) {
        std::size_t size = 1;
        for (const std::size_t extent : network.extents()) size *= extent;
        std::size_t known = 1;
        for (const std::ptrdiff_t n : target)
            if (n != -1) known = common::bounded_product(known, static_cast<std::size_t>(n));
        dims extents;
        for (const std::ptrdiff_t n : target) extents.push_back(n == -1 ? size / known : static_cast<std::size_t>(n));
        network.reshape(std::move(extents));
    };
}

}  // namespace zgen::keras::layers
