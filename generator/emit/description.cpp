// SPDX-License-Identifier: Apache-2.0
#include "generator/emit/description.hpp"

#include <fmt/format.h>

namespace zgen {

namespace {

std::string padding_text(std::size_t begin, std::size_t end) {
    return begin == 0 && end == 0 ? "" : fmt::format(", padding {}+{}", begin, end);
}

std::string setting_text(const char* name, std::size_t value) {
    return value == 1 ? "" : fmt::format(", {} {}", name, value);
}

struct describer {
    const graph& g;
    shape in;

    std::string operator()(const conv1d& op) const {
        const auto& c = op.config;
        return fmt::format("{} of {}", counted(c.filters, "filter"), counted(c.kernel_size, "tap")) +
               setting_text("stride", c.stride) + setting_text("dilation", c.dilation) +
               setting_text("groups", c.groups) + padding_text(c.pad_begin, c.pad_end);
    }
    std::string operator()(const dense& op) const { return counted(op.config.units, "unit"); }
    std::string operator()(const max_pool1d& op) const { return pool(op.config); }
    std::string operator()(const average_pool1d& op) const {
        return pool(op.config) + (op.config.count_padding ? " counted" : "");
    }
    std::string operator()(const global_max_pool1d&) const { return "of " + counted(in.length, "position"); }
    std::string operator()(const global_average_pool1d&) const { return "of " + counted(in.length, "position"); }
    std::string operator()(const affine& op) const {
        return op.scale.size() == in.channels ? "scale and shift per channel" : "scale and shift per feature";
    }
    std::string operator()(const normalize&) const { return "(x - min) / (max - min)"; }
    std::string operator()(const relu&) const { return "max(x, 0)"; }
    std::string operator()(const activation& op) const { return text(op.config); }
    std::string operator()(const prelu& op) const {
        return op.slope.size() == in.channels ? "x < 0: a slope per channel" : "x < 0: a slope per feature";
    }
    std::string operator()(const softmax&) const { return "probabilities of the channels"; }
    std::string operator()(const log_softmax&) const { return "logarithms of the channels' probabilities"; }
    std::string operator()(const instance_norm&) const {
        return "(x - mean) / deviation over " + counted(in.length, "position");
    }
    std::string operator()(const pad1d& op) const {
        const auto& c = op.config;
        const std::string padding = fmt::format("padding {}+{}", c.begin, c.end);
        if (c.mode == zinfer::pad_mode::reflect) return padding + " by reflection";
        if (c.mode == zinfer::pad_mode::edge) return padding + " by the edges";
        return fmt::format("{} of {}", padding, c.value.value());
    }
    std::string operator()(const permute&) const { return "values in another order"; }
    std::string operator()(const reshape&) const { return "another shape, free"; }
    std::string operator()(const transpose&) const { return "positions and channels exchanged"; }
    std::string operator()(const flatten& op) const {
        return op.order == zinfer::axis_order::channels_last ? "channels last, free" : "channels first";
    }
    std::string operator()(const add& op) const { return "plus " + value(op.value); }
    std::string operator()(const branch& op) const { return "goes on from " + value(op.value); }

    std::string value(std::size_t number) const { return number == 0 ? "input" : g.layers[number - 1].name; }

    static std::string text(const zinfer::activation_config& c) {
        using zinfer::function;
        switch (c.function) {
            case function::leaky_relu:
                return fmt::format("x < 0: {} x", c.alpha.value());
            case function::thresholded_relu:
                return fmt::format("x > {}: x, otherwise 0", c.alpha.value());
            case function::elu:
                return fmt::format("x < 0: {} (exp(x) - 1)", c.alpha.value());
            case function::selu:
                return fmt::format("{0} x; x < 0: {0} * {1} (exp(x) - 1)", c.beta.value(), c.alpha.value());
            case function::celu:
                return fmt::format("x < 0: {0} (exp(x / {0}) - 1)", c.alpha.value());
            case function::gelu:
                return "x (1 + erf(x / sqrt 2)) / 2";
            case function::gelu_tanh:
                return "gelu by tanh";
            case function::silu:
                return "x sigmoid(x)";
            case function::mish:
                return "x tanh(softplus(x))";
            case function::sigmoid:
                return "1 / (1 + exp(-x))";
            case function::hard_sigmoid:
                return fmt::format("{} x + {} within 0 and 1", c.alpha.value(), c.beta.value());
            case function::hard_swish:
                return "x hard_sigmoid(x)";
            case function::tanh:
                return "tanh(x)";
            case function::softplus:
                return "log(1 + exp(x))";
            case function::softsign:
                return "x / (1 + |x|)";
            case function::clip:
                return fmt::format("within {} and {}", c.alpha.value(), c.beta.value());
        }
        return "unknown";
    }

    static std::string pool(const zinfer::pool1d_config& c) {
        return fmt::format("{}, stride {}{}", counted(c.size, "position"), c.stride,
                           setting_text("dilation", c.dilation)) +
               padding_text(c.pad_begin, c.pad_end);
    }
};

}  // namespace

std::string grouped(std::size_t n) {
    std::string text = std::to_string(n);
    for (std::ptrdiff_t i = static_cast<std::ptrdiff_t>(text.size()) - 3; i > 0; i -= 3)
        text.insert(static_cast<std::size_t>(i), ",");
    return text;
}

std::string counted(std::size_t n, const char* what) {
    return fmt::format("{} {}{}", grouped(n), what, n == 1 ? "" : "s");
}

std::string description(const graph& g, const layer& l, shape in) {
    return std::visit(describer{g, in}, l.op);
}

}  // namespace zgen
