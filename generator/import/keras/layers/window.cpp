// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/layers/window.hpp"

#include <fmt/format.h>

#include "generator/import/keras/problem.hpp"
#include "src/common/in_quotes.hpp"

namespace zgen::keras {

padding_mode read_padding(const attributes& config, bool causal_allowed) {
    const std::string text = config.text("padding", "valid");
    if (text == "valid") return padding_mode::valid;
    if (text == "same") return padding_mode::same;
    if (text == "causal" && causal_allowed) return padding_mode::causal;
    throw problem(fmt::format("padding {} is not supported; expected valid{} same", common::in_quotes(text),
                              causal_allowed ? ", causal or" : " or"));
}

padding pads(padding_mode mode, std::size_t length, std::size_t extent, std::size_t stride) {
    if (mode == padding_mode::valid) return {};
    if (mode == padding_mode::causal) return {.begin = extent - 1, .end = 0};
    const std::size_t last_window_end = (length - 1) / stride * stride + extent;
    const std::size_t total = last_window_end > length ? last_window_end - length : 0;
    return {.begin = total / 2, .end = total - total / 2};
}

}  // namespace zgen::keras
