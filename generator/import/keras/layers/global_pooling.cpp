// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/layers/global_pooling.hpp"

#include <fmt/format.h>

#include <utility>

#include "generator/import/keras/problem.hpp"

namespace zgen::keras {

step global_pooling(const attributes& config, std::size_t axes, operation op) {
    const bool keepdims = config.flag("keepdims", false);
    const bool channels_first = config.channels_first();
    return [=, op = std::move(op)](builder& network) {
        if (network.extents().size() != axes + 1)
            throw problem(fmt::format("has an input of shape {}; expected ({})", to_text(network.extents()),
                                      axes == 1 ? "steps, channels" : "rows, columns, channels"));
        if (channels_first) network.move_channels_last();
        network.as_positions();
        network.append(op, 1);
        if (!keepdims) return;
        dims kept(axes, 1);
        kept.push_back(network.extents().back());
        network.reshape(std::move(kept));
        if (channels_first) network.move_channels_first();
    };
}

}  // namespace zgen::keras
