// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/linear.hpp"

#include <utility>

#include "generator/import/onnx/channels.hpp"

namespace zgen::onnx {

activation append_linear(node_context& node, const activation& x, std::size_t axis, std::vector<double> kernel,
                         std::vector<double> bias) {
    const std::size_t units = bias.size();
    const std::size_t inputs = x.extents[axis];
    const std::size_t positions = element_count(x.extents) / inputs;
    dims extents = x.extents;
    extents[axis] = units;
    element_count(extents);  // bounds the result before anything is appended
    if (positions > 1) {
        read_channels(node, x, axis);
        zinfer::conv1d_config config;
        config.channels = inputs;
        config.filters = units;
        config.kernel_size = 1;
        node.append(conv1d{config, std::move(kernel), std::move(bias)});
    } else {
        node.go_on_from(x);
        node.read_as({1, inputs});
        if (!x.order.is_identity()) {
            const std::vector<std::size_t> places = x.order.places();
            std::vector<double> in_memory_order(kernel.size());
            for (std::size_t unit = 0; unit < units; ++unit) {
                for (std::size_t i = 0; i < inputs; ++i) {
                    in_memory_order[unit * inputs + places[i]] = kernel[unit * inputs + i];
                }
            }
            kernel = std::move(in_memory_order);
        }
        node.append(dense{{inputs, units}, std::move(kernel), std::move(bias)});
    }
    return node.result(extents, channels_last(extents, axis));
}

}  // namespace zgen::onnx
