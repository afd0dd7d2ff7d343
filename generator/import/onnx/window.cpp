// SPDX-License-Identifier: Apache-2.0
#include "import/onnx/window.hpp"

#include <fmt/format.h>

#include "graph/limits.hpp"
#include "import/in_quotes.hpp"

namespace zgen::onnx {
namespace {

std::size_t checked(std::string_view attribute, std::int64_t number, std::int64_t smallest) {
    if (number < smallest || number > static_cast<std::int64_t>(max_elements)) {
        throw problem(fmt::format("{} has the value {}; expected {} to {}", attribute, number, smallest, max_elements));
    }
    return static_cast<std::size_t>(number);
}

/// One number along the one axis.
std::optional<std::size_t> along_axis(node_context& node, std::string_view attribute) {
    const auto given = node.integers(attribute);
    if (!given) return std::nullopt;
    if (given->size() != 1) {
        throw problem(fmt::format("{} has {} values; expected 1: only one-dimensional windows are supported", attribute,
                                  given->size()));
    }
    return checked(attribute, given->front(), 1);
}

window::padding padding_mode(const std::string& text) {
    if (text == "NOTSET") return window::padding::given;
    if (text == "VALID") return window::padding::valid;
    if (text == "SAME_UPPER") return window::padding::same_upper;
    if (text == "SAME_LOWER") return window::padding::same_lower;
    throw problem(fmt::format("auto_pad is {}; expected NOTSET, VALID, SAME_UPPER or SAME_LOWER", in_quotes(text)));
}

}  // namespace

window read_window(node_context& node) {
    window w;
    w.size = along_axis(node, "kernel_shape");
    w.stride = along_axis(node, "strides").value_or(1);
    w.dilation = along_axis(node, "dilations").value_or(1);
    w.mode = padding_mode(node.text("auto_pad", "NOTSET"));
    if (const auto pads = node.integers("pads")) {
        if (pads->size() != 2) {
            throw problem(fmt::format("pads has {} values; expected 2: only one-dimensional windows are supported",
                                      pads->size()));
        }
        w.pad_begin = checked("pads", (*pads)[0], 0);
        w.pad_end = checked("pads", (*pads)[1], 0);
        if (w.mode != window::padding::given && w.pad_begin + w.pad_end != 0) {
            throw problem("it has both pads and auto_pad; expected one of them");
        }
    }
    return w;
}

void settle_padding(window& w, std::size_t extent, std::size_t length) {
    if (w.mode != window::padding::same_upper && w.mode != window::padding::same_lower) return;
    const std::size_t outputs = (length + w.stride - 1) / w.stride;
    const std::size_t covered = (outputs - 1) * w.stride + extent;
    const std::size_t total = covered > length ? covered - length : 0;
    w.pad_begin = w.mode == window::padding::same_upper ? total / 2 : total - total / 2;
    w.pad_end = total - w.pad_begin;
}

}  // namespace zgen::onnx
