// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/layers/convolution.hpp"

#include <fmt/format.h>

#include <utility>

#include "generator/import/keras/activations.hpp"
#include "generator/import/keras/attributes.hpp"
#include "generator/import/keras/problem.hpp"

namespace zgen::keras {

convolution::convolution(const layer_config& layer, std::size_t axes)
    : kernel_size(attributes(layer).sizes("kernel_size", axes)),
      strides(attributes(layer).sizes("strides", axes, 1)),
      dilation(attributes(layer).sizes("dilation_rate", axes, 1)),
      mode(read_padding(attributes(layer), axes == 1)),
      use_bias(attributes(layer).flag("use_bias", true)),
      channels_first(attributes(layer).channels_first()),
      activate(read_activation(layer)) {}

zinfer::conv1d_config convolution::config(const line& at, std::size_t filters, std::size_t groups) const {
    zinfer::conv1d_config c{.channels = at.in().channels,
                            .filters = filters,
                            .kernel_size = kernel_size[at.axis()],
                            .stride = strides[at.axis()],
                            .dilation = dilation[at.axis()],
                            .groups = groups};
    const padding zeros = pads(mode, at.in().length, c.extent(), c.stride);
    c.pad_begin = zeros.begin;
    c.pad_end = zeros.end;
    return c;
}

std::vector<double> convolution::kernel(builder& network, const line& at, const dims& block,
                                        std::size_t filters) const {
    dims expected = kernel_size;
    // Keras 1 kept an axis of one column.
    if (kernel_size.size() == 1 && network.weight_extents(0).size() == 4) expected.push_back(1);
    expected.insert(expected.end(), block.begin(), block.end());
    return transposed(along(at, network.weights(0, expected)), filters);
}

void convolution::finish(builder& network, line& at) const {
    at.finish();
    activate(network);
}

/// The taps along the line, of those across it the one that sees its only position.
std::vector<double> convolution::along(const line& at, const std::vector<double>& values) const {
    std::size_t tap = 0;
    std::size_t next_tap = 1;     // along the line
    std::size_t next_across = 1;  // to the same tap of the next one across
    if (kernel_size.size() == 2) {
        const std::size_t across = 1 - at.axis();
        const std::size_t before =
            pads(mode, 1, (kernel_size[across] - 1) * dilation[across] + 1, strides[across]).begin;
        if (before % dilation[across] != 0 || (mode == padding_mode::valid && kernel_size[across] != 1))
            throw problem(fmt::format("has a kernel of ({}) taps over {} of one position; expected one tap there",
                                      fmt::join(kernel_size, ", "), across == 0 ? "rows" : "columns"));
        tap = before / dilation[across];
        if (turned) tap = kernel_size[across] - 1 - tap;
        (across == 0 ? next_across : next_tap) = kernel_size[1];
    }
    const std::size_t taps = kernel_size[at.axis()];
    std::size_t block = values.size();
    for (const std::size_t size : kernel_size) block /= size;
    std::vector<double> result;
    for (std::size_t i = 0; i < taps; ++i) {
        const std::size_t place = (turned ? taps - 1 - i : i) * next_tap + tap * next_across;
        const auto first = values.begin() + static_cast<std::ptrdiff_t>(place * block);
        result.insert(result.end(), first, first + static_cast<std::ptrdiff_t>(block));
    }
    return result;
}

}  // namespace zgen::keras
