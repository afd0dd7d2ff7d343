// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "zinfer/network/stages.hpp"

namespace redshift {

/// The redshift network's layers, from its published architecture; convolution i with minimal filtering of tiles[i].
constexpr auto layers(std::array<std::size_t, 4> tiles = {}) {
    std::array<zinfer::layer_descriptor, 22> result{};
    std::size_t n = 0;
    zinfer::shape s{186, 1};
    const auto add = [&](const zinfer::layer_descriptor& d) {
        result[n++] = d;
        s = d.output;
    };
    const std::size_t filters[] = {256, 256, 128, 64};
    const std::size_t kernels[] = {5, 5, 3, 2};
    for (std::size_t i = 0; i < 4; ++i) {
        add(describe(
            zinfer::conv1d_config{
                .channels = s.channels, .filters = filters[i], .kernel_size = kernels[i], .tile = tiles[i]},
            s));
        add(zinfer::describe_relu(s));
        add(zinfer::describe_max_pool1d({.size = 2, .stride = 2}, s));
    }
    add(zinfer::describe_flatten(zinfer::axis_order::channels_last, s));
    for (const std::size_t units : {256u, 256u, 128u, 64u}) {
        add(describe(zinfer::dense_config{.inputs = s.channels, .units = units}, s));
        add(zinfer::describe_relu(s));
    }
    add(describe(zinfer::dense_config{.inputs = s.channels, .units = 1}, s));
    zinfer::find_needs(result);
    return result;
}

}  // namespace redshift
