// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "generator/bake/convolution/choice.hpp"
#include "generator/bake/options.hpp"
#include "generator/graph/cost.hpp"
#include "generator/metadata/model_metadata.hpp"
#include "src/common/in_quotes.hpp"

namespace zgen {

namespace {

std::string padding_text(std::size_t begin, std::size_t end) {
    return begin == 0 && end == 0 ? "" : fmt::format(", padding {}+{}", begin, end);
}

std::string setting_text(const char* name, std::size_t value) {
    return value == 1 ? "" : fmt::format(", {} {}", name, value);
}

/// 699073 as "699,073".
std::string grouped(std::size_t n) {
    std::string text = std::to_string(n);
    for (std::ptrdiff_t i = static_cast<std::ptrdiff_t>(text.size()) - 3; i > 0; i -= 3)
        text.insert(static_cast<std::size_t>(i), ",");
    return text;
}

/// "1 unit", "256 units".
std::string counted(std::size_t n, const char* what) {
    return fmt::format("{} {}{}", grouped(n), what, n == 1 ? "" : "s");
}

/// What a layer does, in a few words.
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
        return op.scale.size() == in.channels ? "scale and shift a channel" : "scale and shift a feature";
    }
    std::string operator()(const normalize&) const { return "(x - min) / (max - min)"; }
    std::string operator()(const relu&) const { return "max(x, 0)"; }
    std::string operator()(const activation& op) const { return text(op.config); }
    std::string operator()(const prelu& op) const {
        return op.slope.size() == in.channels ? "x < 0: a slope a channel" : "x < 0: a slope a feature";
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
    std::string operator()(const add& op) const { return "plus " + value(op.with); }
    std::string operator()(const branch& op) const { return "goes on from " + value(op.from); }

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

std::string count_text(std::size_t n) {
    return n == 0 ? "" : grouped(n);
}

std::string shape_text(shape s) {
    return s.length == 1 ? std::to_string(s.channels) : fmt::format("{} x {}", s.length, s.channels);
}

struct totals {
    std::size_t parameters = 0;
    std::size_t multiply_adds = 0;
};

totals totals_of(const graph& g, const std::vector<shape>& s) {
    totals t;
    for (std::size_t i = 0; i < g.layers.size(); ++i) {
        t.parameters += parameters(g.layers[i].op);
        t.multiply_adds += multiply_adds(g.layers[i].op, s[i]);
    }
    return t;
}

/// Bytes that a baked network takes, float32 and layerwise.
struct memory_needs {
    std::size_t flash = 0;
    std::size_t ram = 0;
};

memory_needs needs_of(const graph& g) {
    memory_needs needs{0, workspace_bytes(g)};
    for (const layer& l : g.layers) needs.flash += weight_bytes(l.op);
    return needs;
}

/// With the algorithms that `zgen bake --convolution` begins with.
memory_needs needs_with(graph g, convolution_mode mode) {
    if (!g.layers.empty()) choose_convolutions(g, mode, bake_options{}.targets);
    return needs_of(g);
}

std::string memory_text(const memory_needs& needs, const char* how) {
    return fmt::format("flash {:.3f} MB of float32 weights, RAM {:.1f} KiB workspace: {}\n",
                       static_cast<double>(needs.flash) / 1e6, static_cast<double>(needs.ram) / 1024, how);
}

const char* name_of(zinfer::input_guard guard) {
    return guard == zinfer::input_guard::flat ? "flat" : "finite";
}

/// The smallest and the largest value of all inputs.
std::pair<double, double> widest(const training_range& range) {
    return {*std::min_element(range.lower.begin(), range.lower.end()),
            *std::max_element(range.upper.begin(), range.upper.end())};
}

/// What the model carries beside its network, a line for each; empty where there is nothing.
std::string metadata_text(const model_metadata& m) {
    std::string text;
    if (m.intervals)
        text += fmt::format("  intervals       level {}, {} bins of the value\n", m.intervals->level,
                            m.intervals->lower.size());
    if (m.training)
        text += fmt::format("  training range  {} to {} over all inputs\n", widest(*m.training).first,
                            widest(*m.training).second);
    if (m.physical) text += fmt::format("  physical range  {} to {}\n", m.physical->lower, m.physical->upper);
    if (m.guard) text += fmt::format("  guard           {}\n", name_of(*m.guard));
    for (const auto& [name, value] : {std::pair{"recipe", &m.recipe}, {"data", &m.data}, {"metrics", &m.metrics}})
        if (!value->empty()) text += fmt::format("  {:<14}  {}\n", name, common::printable(*value));
    return text.empty() ? "" : "\nthe model carries\n" + text;
}

nlohmann::ordered_json metadata_json(const model_metadata& m) {
    nlohmann::ordered_json carried = nlohmann::ordered_json::object();
    if (m.intervals) carried["intervals"] = {{"level", m.intervals->level}, {"bins", m.intervals->lower.size()}};
    if (m.training) carried["training_range"] = widest(*m.training);
    if (m.physical) carried["physical_range"] = {m.physical->lower, m.physical->upper};
    if (m.guard) carried["guard"] = name_of(*m.guard);
    return carried;
}

using row = std::array<std::string, 5>;

/// Columns as wide as their widest cell; names to the left, numbers to the right.
std::string table(const std::vector<row>& rows) {
    std::array<std::size_t, std::tuple_size_v<row>> widths{};
    for (const row& r : rows)
        for (std::size_t i = 0; i < r.size(); ++i) widths[i] = std::max(widths[i], r[i].size());
    std::string text;
    for (const row& r : rows) {
        text += fmt::format("{:<{}}  {:<{}}  {:>{}}  {:>{}}  {:>{}}", r[0], widths[0], r[1], widths[1], r[2], widths[2],
                            r[3], widths[3], r[4], widths[4]);
        text.erase(text.find_last_not_of(' ') + 1);
        text += '\n';
    }
    return text;
}

}  // namespace

std::string summary_text(const graph& g) {
    const std::vector<shape> s = shapes(g);
    const totals t = totals_of(g, s);
    std::vector<row> rows{{"layer", "what it does", "output", "parameters", "multiply-adds"},
                          {"input", counted(g.input.size(), "value"), shape_text(g.input), "", ""}};
    for (std::size_t i = 0; i < g.layers.size(); ++i) {
        const operation& op = g.layers[i].op;
        rows.push_back({g.layers[i].name, std::visit(describer{g, s[i]}, op), shape_text(s[i + 1]),
                        count_text(parameters(op)), count_text(multiply_adds(op, s[i]))});
    }
    rows.push_back({"total", "", "", grouped(t.parameters), grouped(t.multiply_adds)});
    const memory_needs direct = needs_with(g, convolution_mode::direct);
    const memory_needs automatic = needs_with(g, convolution_mode::automatic);
    std::string text = fmt::format("{}{}, as it is baked; outputs are positions x channels\n\n{}\n", g.source,
                                   g.format.empty() ? "" : fmt::format(" ({})", g.format), table(rows));
    text += memory_text(direct, "direct convolution (--convolution direct, --target cortex-m)");
    if (automatic.flash != direct.flash) text += memory_text(automatic, "--convolution auto, the default");
    return text + metadata_text(read_metadata(g));
}

nlohmann::ordered_json summary_json(const graph& g) {
    using json = nlohmann::ordered_json;
    const auto shape_json = [](shape s) { return json{{"length", s.length}, {"channels", s.channels}}; };
    const std::vector<shape> s = shapes(g);
    const totals t = totals_of(g, s);
    const memory_needs direct = needs_with(g, convolution_mode::direct);
    const memory_needs automatic = needs_with(g, convolution_mode::automatic);
    json layers = json::array();
    for (std::size_t i = 0; i < g.layers.size(); ++i) {
        const layer& l = g.layers[i];
        layers.push_back({{"name", l.name},
                          {"kind", name_of(l.op)},
                          {"origin", l.origin},
                          {"description", std::visit(describer{g, s[i]}, l.op)},
                          {"output", shape_json(s[i + 1])},
                          {"parameters", parameters(l.op)},
                          {"multiply_adds", multiply_adds(l.op, s[i])},
                          {"weight_bytes", weight_bytes(l.op)}});
    }
    return {{"source", g.source},
            {"format", g.format},
            {"input", shape_json(g.input)},
            {"output", shape_json(s.back())},
            {"layers", std::move(layers)},
            {"parameters", t.parameters},
            {"multiply_adds", t.multiply_adds},
            {"flash_bytes", {{"float32_direct", direct.flash}, {"float32_auto", automatic.flash}}},
            {"ram_bytes", {{"float32_direct_layerwise", direct.ram}, {"float32_auto_layerwise", automatic.ram}}},
            {"carries", metadata_json(read_metadata(g))},
            {"metadata", g.metadata}};
}

}  // namespace zgen
