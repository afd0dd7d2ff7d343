// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>

#include "generator/import/onnx/channels.hpp"
#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {
namespace {

/// Every axis behind the channels counts as positions: the order of positions does not matter here.
void global_pool(node_context& node, operation op) {
    const activation x = node.current();
    if (x.extents.size() < 3 || x.extents[0] != 1) {
        throw problem(fmt::format("its input is {}; expected (1, channels, length)", to_text(x.extents)));
    }
    const std::size_t channels = x.extents[1];
    dims extents(x.extents.size(), 1);
    extents[1] = channels;
    read_channels(node, x, 1);
    node.append(std::move(op));
    node.output(node.result(std::move(extents), layout(channels)));
}

}  // namespace

void global_average_pool(node_context& node) {
    global_pool(node, global_average_pool1d{});
}
void global_max_pool(node_context& node) {
    global_pool(node, global_max_pool1d{});
}

}  // namespace zgen::onnx::operators
