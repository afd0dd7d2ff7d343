// SPDX-License-Identifier: Apache-2.0
#include "import/onnx/channels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace zgen::onnx {
namespace {

/// All axes in order but `moved`, which comes at place `to`.
std::vector<std::size_t> moving(std::size_t rank, std::size_t moved, std::size_t to) {
    std::vector<std::size_t> axes(rank);
    std::iota(axes.begin(), axes.end(), std::size_t{0});
    axes.erase(axes.begin() + static_cast<std::ptrdiff_t>(moved));
    axes.insert(axes.begin() + static_cast<std::ptrdiff_t>(to), moved);
    return axes;
}

}  // namespace

shape read_channels(node_context& node, const activation& x, std::size_t channel_axis) {
    const std::size_t rank = x.extents.size();
    const std::size_t channels = x.extents[channel_axis];
    const std::size_t positions = element_count(x.extents) / channels;
    const shape wanted{positions, channels};

    const auto last = x.order.transposed(x.extents, moving(rank, channel_axis, rank - 1));
    if (last && last->is_identity()) {
        node.read_as(wanted);
        return wanted;
    }
    const auto first = x.order.transposed(x.extents, moving(rank, channel_axis, 0));
    if (first && first->is_identity()) {
        node.read_as({channels, positions});
        node.append(zgen::transpose{});
        return wanted;
    }
    throw problem(fmt::format("its input {} mixes channels and positions in memory; expected one order or the other",
                              to_text(x.extents)));
}

layout channels_last(const dims& extents, std::size_t channel_axis) {
    // Memory is the tensor with the channel axis moved to the end; moving it back gives the tensor's own order.
    const std::size_t rank = extents.size();
    dims stored = extents;
    std::rotate(stored.begin() + static_cast<std::ptrdiff_t>(channel_axis),
                stored.begin() + static_cast<std::ptrdiff_t>(channel_axis) + 1, stored.end());
    return layout(element_count(extents)).transposed(stored, moving(rank, rank - 1, channel_axis)).value();
}

}  // namespace zgen::onnx
