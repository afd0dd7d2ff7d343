// SPDX-License-Identifier: Apache-2.0
#include "emit/network_type.hpp"

#include <fmt/format.h>

#include <variant>

namespace zgen {

namespace {

/// ", .name = value" where the value is not the default.
std::string unless(std::size_t standard, const char* name, std::size_t value) {
    return value == standard ? "" : fmt::format(", .{} = {}", name, value);
}

std::string text(const zinfer::pool1d_config& c) {
    return fmt::format("zinfer::pool1d_config{{.size = {}{}{}{}{}}}", c.size, unless(1, "stride", c.stride),
                       unless(0, "pad_begin", c.pad_begin), unless(0, "pad_end", c.pad_end),
                       c.count_padding ? ", .count_padding = true" : "");
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
    std::string operator()(const global_max_pool1d&) const { return "zinfer::global_max_pool1d"; }
    std::string operator()(const global_average_pool1d&) const { return "zinfer::global_average_pool1d"; }
    std::string operator()(const normalize&) const { return "zinfer::normalize"; }
    std::string operator()(const relu&) const { return "zinfer::relu"; }
    std::string operator()(const transpose&) const { return "zinfer::transpose"; }
    std::string operator()(const add& op) const { return fmt::format("zinfer::add<{}>", op.with); }
    std::string operator()(const branch& op) const { return fmt::format("zinfer::branch<{}>", op.from); }
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
