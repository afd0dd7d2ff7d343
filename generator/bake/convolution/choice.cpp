// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/convolution/choice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "generator/bake/convolution/cost_model.hpp"
#include "generator/bake/convolution/error_bound.hpp"
#include "generator/graph/descriptors.hpp"
#include "zinfer/kernels/convolution/minimal_filtering.hpp"

namespace zgen {

namespace {

/// Below this, minimal filtering is not worth its larger rounding error and weights.
constexpr double least_speedup = 1.1;

/// With more points the rounding error about doubles from one pair of points to the next, and the time hardly falls:
/// 12 points save a tenth of the time of 10.
constexpr std::size_t max_automatic_points = 10;

/// A larger tile must save this much of the time against a smaller one, which is more accurate.
constexpr double worthwhile = 0.97;

/// A convolution with the pooling that is fused into it, computed with tile m.
zinfer::conv1d_geometry geometry_of(const zinfer::stage_plan& stage, zinfer::conv1d_config config, std::size_t m) {
    config.tile = m;
    return {config, stage.context.input.length, stage.context.output.length, stage.context.pool, stage.context.relu};
}

/// The speed of tile m in terms of direct convolution's, for one processor.
double speedup(const zinfer::stage_plan& stage, const zinfer::conv1d_config& config, std::size_t m, processor p) {
    return estimated_cycles(geometry_of(stage, config, 0), p) / estimated_cycles(geometry_of(stage, config, m), p);
}

/// Time of tile m as a part of direct convolution's, averaged over the processors.
double relative_time(const zinfer::stage_plan& stage, const zinfer::conv1d_config& config, std::size_t m,
                     const std::vector<processor>& processors) {
    double sum = 0;
    for (const processor p : processors) sum += 1 / speedup(stage, config, m, p);
    return sum / static_cast<double>(processors.size());
}

std::string speedups_text(const zinfer::stage_plan& stage, const zinfer::conv1d_config& config, std::size_t m,
                          const std::vector<processor>& processors) {
    std::string text;
    for (const processor p : processors)
        text += fmt::format("{}{:.1f}x on {}", text.empty() ? "" : ", ", speedup(stage, config, m, p), name_of(p));
    return text;
}

/// Why there is no minimal filtering for a convolution; empty where there is.
std::string obstacle(const zinfer::conv1d_config& c, const std::vector<processor>& processors) {
    if (std::find(processors.begin(), processors.end(), processor::cortex_m) != processors.end())
        return "cortex-m has no room for transformed weights and activations";
    if (c.groups != 1) return fmt::format("{} groups", c.groups);
    if (c.stride != 1) return fmt::format("stride {}", c.stride);
    if (c.dilation != 1) return fmt::format("dilation {}", c.dilation);
    if (c.kernel_size < 2 || c.kernel_size > zinfer::max_filter_taps)
        return fmt::format("kernel size {}; minimal filtering takes 2 to {}", c.kernel_size, zinfer::max_filter_taps);
    return "";
}

convolution_choice choose(const zinfer::stage_plan& stage, const conv1d& op, convolution_mode mode,
                          const std::vector<processor>& processors) {
    convolution_choice choice;
    choice.layer = stage.first;
    choice.pool = stage.context.pool;
    if (mode == convolution_mode::direct) {
        choice.reason = "asked for";
        return choice;
    }
    choice.reason = obstacle(op.config, processors);
    if (!choice.reason.empty()) return choice;

    double best = 0;
    for (std::size_t m = 2; m <= zinfer::max_filter_tile; m += 2) {
        if (m % stage.context.pool != 0) continue;
        if (mode == convolution_mode::automatic &&
            geometry_of(stage, op.config, m).config.points() > max_automatic_points)
            break;
        const double time = relative_time(stage, op.config, m, processors);
        if (choice.tile == 0 || time < worthwhile * best) {
            choice.tile = m;
            best = time;
        }
    }
    if (choice.tile == 0) {
        choice.reason = fmt::format("no tile holds whole windows of the pooling over {}", stage.context.pool);
        return choice;
    }
    const std::string speedups = speedups_text(stage, op.config, choice.tile, processors);
    if (mode == convolution_mode::automatic && best * least_speedup > 1) {
        choice.reason =
            fmt::format("F({},{}) would give {} of its speed", choice.tile, op.config.kernel_size, speedups);
        choice.tile = 0;
    } else {
        choice.reason = fmt::format("{} of direct's speed", speedups);
    }
    return choice;
}

/// Sets the layer's algorithm, and the bound that comes with it.
void apply(graph& g, convolution_choice& choice, std::size_t tile) {
    conv1d& op = std::get<conv1d>(g.layers[choice.layer].op);
    op.config.tile = choice.tile = tile;
    choice.bound = error_bound(op);
}

}  // namespace

std::vector<convolution_choice> choose_convolutions(graph& g, convolution_mode mode,
                                                    const std::vector<processor>& processors) {
    std::vector<convolution_choice> choices;
    for (const zinfer::stage_plan& stage : plan_layerwise(g).stages) {
        const auto* op = std::get_if<conv1d>(&g.layers[stage.first].op);
        if (op == nullptr) continue;
        convolution_choice choice = choose(stage, *op, mode, processors);
        choice.direct_bound = error_bound(*op);
        apply(g, choice, choice.tile);
        choices.push_back(std::move(choice));
    }
    return choices;
}

bool choose_more_accurate(graph& g, std::vector<convolution_choice>& choices) {
    convolution_choice* worst = nullptr;
    for (convolution_choice& choice : choices)
        if (choice.tile > 0 && (worst == nullptr || choice.bound > worst->bound)) worst = &choice;
    if (worst == nullptr) return false;
    const std::string before = name_of(*worst, g);
    std::size_t tile = worst->tile - 2;
    while (tile % worst->pool != 0) tile -= 2;
    worst->reason = fmt::format("{} exceeds the error budget", before);
    apply(g, *worst, tile);
    return true;
}

std::string name_of(const convolution_choice& choice, const graph& g) {
    const auto& op = std::get<conv1d>(g.layers[choice.layer].op);
    return choice.tile == 0 ? "direct" : fmt::format("F({},{})", choice.tile, op.config.kernel_size);
}

std::string names_of(const std::vector<convolution_choice>& choices, const graph& g) {
    std::string names;
    for (const convolution_choice& choice : choices)
        names += fmt::format("{}{} {}", names.empty() ? "" : ", ", g.layers[choice.layer].name, name_of(choice, g));
    return names;
}

}  // namespace zgen
