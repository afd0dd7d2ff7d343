// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/window.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/common/in_quotes.hpp"
#include "src/common/limits.hpp"

namespace zgen::onnx {
namespace {

std::size_t checked(std::string_view attribute, std::int64_t number, std::int64_t smallest) {
    if (number < smallest || number > static_cast<std::int64_t>(common::max_elements)) {
        throw problem(
            fmt::format("{} has the value {}; expected {} to {}", attribute, number, smallest, common::max_elements));
    }
    return static_cast<std::size_t>(number);
}

std::optional<std::vector<std::size_t>> checked_list(node_context& node, std::string_view attribute,
                                                     std::int64_t smallest) {
    const auto given = node.integers(attribute);
    if (!given) return std::nullopt;
    std::vector<std::size_t> result;
    for (const std::int64_t number : *given) result.push_back(checked(attribute, number, smallest));
    return result;
}

void check_count(std::string_view attribute, const std::optional<std::vector<std::size_t>>& given,
                 std::size_t expected) {
    if (given && given->size() != expected)
        throw problem(fmt::format("{} has {} values; expected {}", attribute, given->size(), expected));
}

window::padding padding_mode(const std::string& text) {
    if (text == "NOTSET") return window::padding::given;
    if (text == "VALID") return window::padding::valid;
    if (text == "SAME_UPPER") return window::padding::same_upper;
    if (text == "SAME_LOWER") return window::padding::same_lower;
    throw problem(
        fmt::format("auto_pad is {}; expected NOTSET, VALID, SAME_UPPER or SAME_LOWER", common::in_quotes(text)));
}

}  // namespace

windows::windows(node_context& node)
    : sizes_(checked_list(node, "kernel_shape", 1)),
      strides_(checked_list(node, "strides", 1)),
      dilations_(checked_list(node, "dilations", 1)),
      pads_(checked_list(node, "pads", 0)),
      mode_(padding_mode(node.text("auto_pad", "NOTSET"))) {
    if (pads_ && mode_ != window::padding::given &&
        std::any_of(pads_->begin(), pads_->end(), [](std::size_t pad) { return pad != 0; }))
        throw problem("it has both pads and auto_pad; expected one of them");
}

window windows::along(std::size_t place, std::size_t count) const {
    check_count("kernel_shape", sizes_, count);
    check_count("strides", strides_, count);
    check_count("dilations", dilations_, count);
    check_count("pads", pads_, 2 * count);
    window w;
    if (sizes_) w.size = (*sizes_)[place];
    if (strides_) w.stride = (*strides_)[place];
    if (dilations_) w.dilation = (*dilations_)[place];
    w.mode = mode_;
    if (pads_) {
        w.pad_begin = (*pads_)[place];
        w.pad_end = (*pads_)[count + place];
    }
    return w;
}

std::size_t sliding_axis(const dims& extents) {
    const auto refuse = [&] {
        return problem(
            fmt::format("its input is {}; expected (1, channels, length), with one spatial axis longer than 1 at most",
                        to_text(extents)));
    };
    if (extents.size() < 3 || extents[0] != 1) throw refuse();
    std::size_t axis = extents.size() - 1;
    for (std::size_t other = 2; other < extents.size(); ++other) {
        if (extents[other] == 1 || other == axis) continue;
        if (extents[axis] > 1) throw refuse();
        axis = other;
    }
    return axis;
}

void settle_padding(window& w, std::size_t extent, std::size_t length) {
    if (w.mode != window::padding::same_upper && w.mode != window::padding::same_lower) return;
    const std::size_t outputs = (length + w.stride - 1) / w.stride;
    const std::size_t covered = (outputs - 1) * w.stride + extent;
    const std::size_t total = covered > length ? covered - length : 0;
    w.pad_begin = w.mode == window::padding::same_upper ? total / 2 : total - total / 2;
    w.pad_end = total - w.pad_begin;
}

std::size_t tap_on_unit_axis(window w, std::size_t taps) {
    const std::size_t extent = (taps - 1) * w.dilation + 1;
    settle_padding(w, extent, 1);
    const std::size_t tap = w.pad_begin / w.dilation;
    if (zinfer::window_positions(1, extent, w.stride, w.pad_begin, w.pad_end) != 1 || w.pad_begin % w.dilation != 0 ||
        tap >= taps)
        throw problem(fmt::format(
            "a window of {} with {} and {} of padding slides along an axis of one position; expected one output there",
            taps, w.pad_begin, w.pad_end));
    return tap;
}

}  // namespace zgen::onnx
