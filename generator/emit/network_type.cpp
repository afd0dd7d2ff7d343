// SPDX-License-Identifier: Apache-2.0
#include "generator/emit/network_type.hpp"

#include <fmt/format.h>

#include <cmath>
#include <variant>

#include "generator/emit/literal.hpp"

namespace zgen {

namespace {

/// ", .name = value" where the value is not the default.
std::string unless(std::size_t standard, const char* name, std::size_t value) {
    return value == standard ? "" : fmt::format(", .{} = {}", name, value);
}

std::string text(const zinfer::pool1d_config& c) {
    return fmt::format("zinfer::pool1d_config{{.size = {}{}{}{}{}{}}}", c.size, unless(1, "stride", c.stride),
                       unless(1, "dilation", c.dilation), unless(0, "pad_begin", c.pad_begin),
                       unless(0, "pad_end", c.pad_end), c.count_padding ? ", .count_padding = true" : "");
}

/// A literal for zinfer::real.
std::string text(zinfer::real r) {
    const float value = r.value();
    if (!std::isinf(value)) return float_literal(value);
    return value > 0 ? "zinfer::infinity" : "-zinfer::infinity";
}

std::string unless_zero(const char* name, zinfer::real r) {
    return r == zinfer::real{} ? "" : fmt::format(", .{} = {}", name, text(r));
}

std::string text(zinfer::pad_mode mode) {
    switch (mode) {
        case zinfer::pad_mode::constant:
            return "constant";
        case zinfer::pad_mode::reflect:
            return "reflect";
        case zinfer::pad_mode::edge:
            return "edge";
    }
    return "unknown";
}

std::string text(shape s) {
    return fmt::format("zinfer::shape{{{}, {}}}", s.length, s.channels);
}

/// The runtime's layer type of an operation; `name` is the layer's struct in the weights.
struct layer_type {
    const std::string& name;

    std::string operator()(const conv1d& op) const {
        const zinfer::conv1d_config& c = op.config;
        return fmt::format(
            "zinfer::conv1d<zinfer::conv1d_config{{.channels = {}, .filters = {}, .kernel_size = "
            "{}{}{}{}{}{}{}}}, typename Weights::{}>",
            c.channels, c.filters, c.kernel_size, unless(1, "stride", c.stride), unless(1, "dilation", c.dilation),
            unless(1, "groups", c.groups), unless(0, "pad_begin", c.pad_begin), unless(0, "pad_end", c.pad_end),
            unless(0, "tile", c.tile), name);
    }
    std::string operator()(const dense& op) const {
        return fmt::format("zinfer::dense<zinfer::dense_config{{.inputs = {}, .units = {}}}, typename Weights::{}>",
                           op.config.inputs, op.config.units, name);
    }
    std::string operator()(const affine& op) const {
        return fmt::format("zinfer::affine<zinfer::affine_config{{.values = {}}}, typename Weights::{}>",
                           op.scale.size(), name);
    }
    std::string operator()(const max_pool1d& op) const {
        return fmt::format("zinfer::max_pool1d<{}>", text(op.config));
    }
    std::string operator()(const average_pool1d& op) const {
        return fmt::format("zinfer::average_pool1d<{}>", text(op.config));
    }
    std::string operator()(const flatten& op) const {
        return op.order == zinfer::axis_order::channels_last ? "zinfer::flatten<>"
                                                             : "zinfer::flatten<zinfer::axis_order::channels_first>";
    }
    std::string operator()(const activation& op) const {
        return fmt::format("zinfer::activation<zinfer::activation_config{{.function = zinfer::function::{}{}{}}}>",
                           name_of(op.config.function), unless_zero("alpha", op.config.alpha),
                           unless_zero("beta", op.config.beta));
    }
    std::string operator()(const prelu& op) const {
        return fmt::format("zinfer::prelu<zinfer::prelu_config{{.values = {}}}, typename Weights::{}>", op.slope.size(),
                           name);
    }
    std::string operator()(const softmax&) const { return "zinfer::softmax"; }
    std::string operator()(const log_softmax&) const { return "zinfer::log_softmax"; }
    std::string operator()(const instance_norm& op) const {
        return fmt::format(
            "zinfer::instance_norm<zinfer::instance_norm_config{{.channels = {}{}}}, typename Weights::{}>",
            op.scale.size(), unless_zero("epsilon", static_cast<float>(op.epsilon)), name);
    }
    std::string operator()(const pad1d& op) const {
        const zinfer::pad1d_config& c = op.config;
        return fmt::format(
            "zinfer::pad1d<zinfer::pad1d_config{{.begin = {}, .end = {}, .mode = zinfer::pad_mode::{}{}}}>", c.begin,
            c.end, text(c.mode), unless_zero("value", c.value));
    }
    std::string operator()(const permute& op) const {
        std::string digits;
        for (const zinfer::permute_digit& d : op.digits)
            digits += fmt::format(", zinfer::permute_digit{{{}, {}}}", d.extent, d.stride);
        return fmt::format("zinfer::permute<{}{}>", text(op.output), digits);
    }
    std::string operator()(const reshape& op) const { return fmt::format("zinfer::reshape<{}>", text(op.output)); }
    std::string operator()(const global_max_pool1d&) const { return "zinfer::global_max_pool1d"; }
    std::string operator()(const global_average_pool1d&) const { return "zinfer::global_average_pool1d"; }
    std::string operator()(const normalize&) const { return "zinfer::normalize"; }
    std::string operator()(const relu&) const { return "zinfer::relu"; }
    std::string operator()(const transpose&) const { return "zinfer::transpose"; }
    std::string operator()(const add& op) const { return fmt::format("zinfer::add<{}>", op.value); }
    std::string operator()(const branch& op) const { return fmt::format("zinfer::branch<{}>", op.value); }
};

}  // namespace

std::string network_type(const baked_model& model) {
    const bool flat = model.options.guard == zinfer::input_guard::flat;
    std::string layers;
    for (const layer& l : model.network.layers) layers += ",\n    " + std::visit(layer_type{l.name}, l.op);
    return fmt::format(R"(template <class Target = zinfer::target<>, class Weights = weights>
using basic_network = zinfer::network<
    Target, zinfer::input<zinfer::shape{{{}, {}}}, zinfer::input_guard::{}{}>{}>;
)",
                       model.network.input.length, model.network.input.channels, flat ? "flat" : "finite",
                       model.metadata.carries_ranges() ? ", ranges" : "", layers);
}

}  // namespace zgen
