// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/layers/pooling.hpp"

#include <fmt/format.h>

#include "generator/import/keras/problem.hpp"

namespace zgen::keras {

namespace {

/// Without strides a window steps by its size.
dims read_strides(const attributes& config, const dims& size) {
    return config.has("strides") ? config.sizes("strides", size.size()) : size;
}

}  // namespace

pooling::pooling(const attributes& config, std::size_t axes)
    : size(config.sizes("pool_size", axes, 2)),
      strides(read_strides(config, size)),
      mode(read_padding(config, false)),
      channels_first(config.channels_first()) {}

zinfer::pool1d_config pooling::config(const line& at) const {
    const std::size_t axis = at.axis();
    // Across the line a window sees the one position that is there.
    if (size.size() == 2 && mode == padding_mode::valid && size[1 - axis] != 1)
        throw problem(fmt::format("pools {} {} of one; expected one", size[1 - axis], axis == 0 ? "columns" : "rows"));
    const padding zeros = pads(mode, at.in().length, size[axis], strides[axis]);
    return {.size = size[axis], .stride = strides[axis], .pad_begin = zeros.begin, .pad_end = zeros.end};
}

}  // namespace zgen::keras
