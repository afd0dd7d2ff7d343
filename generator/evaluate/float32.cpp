// SPDX-License-Identifier: Apache-2.0
#include "generator/evaluate/float32.hpp"

#include <fmt/format.h>

#include <utility>
#include <variant>

#include "generator/graph/descriptors.hpp"
#include "src/common/error.hpp"
#include "zinfer/zinfer.hpp"

namespace zgen {

namespace {

namespace kernels = zinfer::kernels;
using scalar = zinfer::arch::scalar;

/// Hands each operation to the function that computes its layer.
struct forward_stage {
    const zinfer::stage_context& stage;
    const zinfer::stage_memory& memory;
    const std::uint64_t* weights;

    zinfer::position_range all() const { return {0, stage.output.length, 0}; }

    void operator()(const conv1d& op) const {
        zinfer::compute_conv1d<scalar>(op.config, stage, all(), memory, weights);
    }
    void operator()(const dense& op) const { zinfer::compute_dense<scalar>(op.config, stage, memory, weights); }
    void operator()(const max_pool1d& op) const {
        zinfer::compute_pool1d<scalar, kernels::maximum_of_window>(op.config, stage, all(), memory);
    }
    void operator()(const average_pool1d& op) const {
        zinfer::compute_pool1d<scalar, kernels::average_of_window>(op.config, stage, all(), memory);
    }
    void operator()(const global_max_pool1d&) const {
        zinfer::compute_global_pool1d<scalar, kernels::maximum_of_window>(stage, memory);
    }
    void operator()(const global_average_pool1d&) const {
        zinfer::compute_global_pool1d<scalar, kernels::average_of_window>(stage, memory);
    }
    void operator()(const affine& op) const {
        zinfer::compute_affine<scalar>({op.scale.size()}, stage, all(), memory, weights);
    }
    void operator()(const normalize&) const { zinfer::compute_normalize<scalar>(stage, memory); }
    void operator()(const relu&) const { zinfer::compute_relu<scalar>(stage, all(), memory); }
    void operator()(const activation& op) const {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (apply<static_cast<zinfer::function>(I)>(op.config), ...);
        }
        (std::make_index_sequence<zinfer::function_count>{});
    }
    void operator()(const prelu& op) const {
        zinfer::compute_prelu<scalar>({op.slope.size()}, stage, all(), memory, weights);
    }
    void operator()(const softmax&) const { zinfer::compute_softmax<scalar>(stage, all(), memory); }
    void operator()(const log_softmax&) const { zinfer::compute_log_softmax<scalar>(stage, all(), memory); }
    void operator()(const instance_norm& op) const {
        zinfer::compute_instance_norm<scalar>({stage.input.channels, static_cast<float>(op.epsilon)}, stage, memory,
                                              weights);
    }
    void operator()(const pad1d& op) const { zinfer::compute_pad1d<scalar>(op.config, stage, all(), memory); }
    void operator()(const permute& op) const { zinfer::compute_permute<scalar>(op.digits, stage, memory); }
    void operator()(const reshape&) const { zinfer::compute_reshape(stage, memory); }
    void operator()(const transpose&) const { zinfer::compute_transpose<scalar>(stage, memory); }
    void operator()(const add&) const { zinfer::compute_add<scalar>(stage, all(), memory); }
    void operator()(const branch&) const {}  // heads no stage
    void operator()(const flatten& op) const { zinfer::compute_flatten<scalar>(op.order, stage, memory); }

    template <zinfer::function F>
    void apply(const zinfer::activation_config& config) const {
        if (config.function == F) zinfer::compute_activation<scalar, F>(config, stage, all(), memory);
    }
};

}  // namespace

std::vector<float> evaluate_float32(const graph& g, std::span<const std::vector<std::uint64_t>> weights,
                                    std::span<const float> input, const stage_observer& observe) {
    if (input.size() != g.input.size())
        throw common::error(
            fmt::format("{}: the input has {} values; expected {}", g.source, input.size(), g.input.size()));
    const memory_plan plan = plan_layerwise(g);
    std::vector<float> workspace(plan.workspace.float32);
    const auto at = [&](zinfer::place p) { return workspace.data() + p.offset; };
    std::span<const float> activations;
    for (std::size_t s = 0; s < plan.stages.size(); ++s) {
        const zinfer::stage_plan& stage = plan.stages[s];
        const zinfer::stage_places& places = plan.places[s];
        const zinfer::stage_memory memory{.input = stage.reads == 0 ? input.data() : at(places.input),
                                          .second = stage.second == 0 ? input.data() : at(places.second),
                                          .transformed = at(places.transformed),
                                          .products = at(places.products),
                                          .output = at(places.output)};
        std::visit(forward_stage{stage.context, memory, weights[stage.first].data()}, g.layers[stage.first].op);
        activations = {memory.output, stage.context.output.size()};
        observe(s, activations);
    }
    return {activations.begin(), activations.end()};
}

}  // namespace zgen
