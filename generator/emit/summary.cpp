// SPDX-License-Identifier: Apache-2.0
#include "generator/emit/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <tuple>
#include <utility>
#include <vector>

#include "generator/bake/memory.hpp"
#include "generator/bake/options.hpp"
#include "generator/emit/description.hpp"
#include "generator/metadata/model_metadata.hpp"
#include "src/common/in_quotes.hpp"

namespace zgen {

namespace {

std::string count_text(std::size_t n) {
    return n == 0 ? "" : grouped(n);
}

std::string shape_text(shape s) {
    return s.length == 1 ? std::to_string(s.channels) : fmt::format("{} x {}", s.length, s.channels);
}

std::string memory_text(const memory_needs& needs, const char* algorithm) {
    return fmt::format("flash {:.3f} MB of float32 weights, RAM {:.1f} KiB workspace: {}\n",
                       static_cast<double>(needs.flash) / 1e6, static_cast<double>(needs.ram) / 1024, algorithm);
}

/// What the model carries beside its network, a line for each; empty where there is nothing.
std::string metadata_text(const model_metadata& m) {
    std::string text;
    if (m.intervals)
        text += fmt::format("  intervals       level {}, {} bins of the value\n", m.intervals->level,
                            m.intervals->lower.size());
    if (m.training)
        text += fmt::format("  training range  {} to {} over all inputs\n", m.training->least(), m.training->most());
    if (m.training && m.training->sum)
        text += fmt::format("  sum of inputs   {} to {}\n", m.training->sum->lower, m.training->sum->upper);
    if (m.physical) text += fmt::format("  physical range  {} to {}\n", m.physical->lower, m.physical->upper);
    if (m.guard) text += fmt::format("  guard           {}\n", name_of(*m.guard));
    if (!m.units.empty()) text += fmt::format("  units           {}\n", common::printable(m.units));
    for (const auto& [name, value] : {std::pair{"recipe", &m.recipe}, {"data", &m.data}, {"metrics", &m.metrics}})
        if (!value->empty()) text += fmt::format("  {:<14}  {}\n", name, common::printable(*value));
    return text.empty() ? "" : "\nthe model carries\n" + text;
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
    const std::vector<cost> c = costs(g, s);
    std::vector<row> rows{{"layer", "what it does", "output", "parameters", "multiply-adds"},
                          {"input", counted(g.input.size(), "value"), shape_text(g.input), "", ""}};
    for (std::size_t i = 0; i < g.layers.size(); ++i) {
        const layer& l = g.layers[i];
        rows.push_back({l.name, description(g, l, s[input_of(l.op, i)]), shape_text(s[i + 1]),
                        count_text(c[i].parameters), count_text(c[i].multiply_adds)});
    }
    const cost all = total(c);
    rows.push_back({"total", "", "", grouped(all.parameters), grouped(all.multiply_adds)});
    const memory_needs direct = needs_of(g, convolution_mode::direct);
    const memory_needs automatic = needs_of(g, convolution_mode::automatic);
    std::string text = fmt::format("{}{}, as it is baked; outputs are positions x channels\n\n{}\n", g.source,
                                   g.format.empty() ? "" : fmt::format(" ({})", g.format), table(rows));
    text += memory_text(direct, "direct convolution (--convolution direct, --target cortex-m)");
    if (automatic.flash != direct.flash) text += memory_text(automatic, "--convolution auto, the default");
    return text + metadata_text(read_metadata(g));
}

}  // namespace zgen
