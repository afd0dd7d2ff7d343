// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/channels.hpp"

#include <numeric>
#include <utility>

#include "generator/import/onnx/settle.hpp"

namespace zgen::onnx {

void arrange(node_context& node, const activation& x, const std::vector<std::size_t>& axes, shape wanted) {
    const auto order = x.order.transposed(x.extents, axes);
    if (!order) return arrange(node, in_c_order(node, x), axes, wanted);  // an axis cuts through a digit of the memory
    node.go_on_from(x);
    if (!order->is_identity()) append_permute(node, *order);
    node.read_as(wanted);
}

layout arranged(const dims& extents, const std::vector<std::size_t>& axes) {
    dims stored;
    std::vector<std::size_t> back(axes.size());
    for (std::size_t i = 0; i < axes.size(); ++i) {
        stored.push_back(extents[axes[i]]);
        back[axes[i]] = i;
    }
    return layout(element_count(extents)).transposed(stored, back).value();
}

std::vector<std::size_t> axes_with_last(std::size_t rank, std::size_t moved) {
    std::vector<std::size_t> axes(rank);
    std::iota(axes.begin(), axes.end(), std::size_t{0});
    axes.erase(axes.begin() + static_cast<std::ptrdiff_t>(moved));
    axes.push_back(moved);
    return axes;
}

shape read_channels(node_context& node, const activation& x, std::size_t channel_axis) {
    const std::size_t channels = x.extents[channel_axis];
    const shape wanted{element_count(x.extents) / channels, channels};
    arrange(node, x, axes_with_last(x.extents.size(), channel_axis), wanted);
    return wanted;
}

layout channels_last(const dims& extents, std::size_t channel_axis) {
    return arranged(extents, axes_with_last(extents.size(), channel_axis));
}

void append_permute(node_context& node, const layout& order) {
    const std::vector<layout::digit>& digits = order.digits();
    // Two digits that exchange rows and columns.
    if (digits.size() == 2 && digits[0].stride == 1 && digits[1].stride == digits[0].extent) {
        node.read_as({digits[1].extent, digits[0].extent});
        node.append(zgen::transpose{});
        return;
    }
    permute op;
    std::size_t size = 1;
    for (const layout::digit& one : digits) {
        op.digits.push_back({one.extent, one.stride});
        size *= one.extent;
    }
    op.output = {size / digits.back().extent, digits.back().extent};
    node.append(std::move(op));
}

}  // namespace zgen::onnx
