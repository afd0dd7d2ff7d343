// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>

#include "generator/import/onnx/channels.hpp"
#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {

/// Each channel's mean and variance over all its positions.
void instance_normalization(node_context& node) {
    const double epsilon = node.real("epsilon", 1e-5F);
    const activation x = node.current();
    real_tensor scale = node.weights(1);
    real_tensor shift = node.weights(2);
    if (x.extents.size() < 3 || x.extents[0] != 1)
        throw problem(fmt::format("its input is {}; expected (1, channels, ...)", to_text(x.extents)));
    for (const real_tensor* given : {&scale, &shift})
        if (given->extents != dims{x.extents[1]})
            throw problem(fmt::format("scale or B has shape {}; expected ({})", to_text(given->extents), x.extents[1]));
    read_channels(node, x, 1);
    node.append(instance_norm{epsilon, std::move(scale.data), std::move(shift.data)});
    node.output(node.result(x.extents, channels_last(x.extents, 1)));
}

}  // namespace zgen::onnx::operators
