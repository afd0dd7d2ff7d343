// SPDX-License-Identifier: Apache-2.0
#include "generator/evaluate/float32.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "generator/graph/descriptors.hpp"
#include "src/common/error.hpp"
#include "zinfer/arch/scalar.hpp"
#include "zinfer/kernels/activation/activation.hpp"
#include "zinfer/kernels/convolution/reference.hpp"
#include "zinfer/kernels/elementwise.hpp"
#include "zinfer/kernels/instance_norm.hpp"
#include "zinfer/kernels/normalize.hpp"
#include "zinfer/kernels/packing.hpp"
#include "zinfer/kernels/pad.hpp"
#include "zinfer/kernels/permute.hpp"
#include "zinfer/kernels/pooling.hpp"
#include "zinfer/kernels/softmax.hpp"
#include "zinfer/kernels/transpose.hpp"

namespace zgen {

namespace {

namespace kernels = zinfer::kernels;
using scalar = zinfer::arch::scalar;

/// What the layer types of zinfer/layers do in their forward functions.
struct forward_stage {
    const zinfer::stage_context& stage;
    const std::uint64_t* weights;
    const float* x;
    const float* second;
    float* transformed;
    float* y;

    void operator()(const conv1d& op) const {
        const zinfer::conv1d_geometry geometry{op.config, stage.input.length, stage.output.length, stage.pool,
                                               stage.relu};
        if (op.config.tile == 0)
            kernels::conv1d_reference<scalar>(geometry, x, weights, y);
        else
            kernels::conv1d_minimal_filtering_reference<scalar>(geometry, x, weights, transformed, y);
    }
    void operator()(const dense& op) const {
        kernels::conv1d_reference<scalar>({zinfer::as_conv1d(op.config), 1, 1, 1, stage.relu}, x, weights, y);
    }
    void operator()(const max_pool1d& op) const { pool<kernels::maximum_of_window>(op.config); }
    void operator()(const average_pool1d& op) const { pool<kernels::average_of_window>(op.config); }
    void operator()(const global_max_pool1d&) const { pool<kernels::maximum_of_window>(whole()); }
    void operator()(const global_average_pool1d&) const { pool<kernels::average_of_window>(whole()); }
    void operator()(const affine& op) const {
        kernels::affine<scalar>({op.scale.size()}, stage.output.size(), x, weights, y);
    }
    void operator()(const normalize&) const {
        kernels::normalize<scalar>(stage.input.size(), stage.output.size(), x, y);
    }
    void operator()(const relu&) const { kernels::relu<scalar>(stage.output.size(), x, y); }
    void operator()(const activation& op) const {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (apply<static_cast<zinfer::function>(I)>(op.config), ...);
        }
        (std::make_index_sequence<zinfer::function_count>{});
    }
    void operator()(const prelu& op) const {
        kernels::prelu<scalar>({op.slope.size()}, stage.output.size(), x, weights, y);
    }
    void operator()(const softmax&) const { kernels::softmax<scalar>(stage.output, x, y); }
    void operator()(const log_softmax&) const { kernels::log_softmax<scalar>(stage.output, x, y); }
    void operator()(const instance_norm& op) const {
        kernels::instance_norm<scalar>({stage.input.channels, static_cast<float>(op.epsilon)}, stage.length,
                                       stage.output.length, x, weights, y);
    }
    void operator()(const pad1d& op) const {
        kernels::pad1d<scalar>(op.config, stage.length, stage.input.channels, stage.output.length, x, y);
    }
    void operator()(const permute& op) const { kernels::permute<scalar>(op.digits, stage.output.size(), x, y); }
    void operator()(const reshape&) const {
        if (x != y) std::copy_n(x, stage.output.size(), y);
    }
    void operator()(const transpose&) const { kernels::transpose<scalar>(stage.input, x, y); }
    void operator()(const add&) const { kernels::add<scalar>(stage.output.size(), x, second, y); }
    void operator()(const branch&) const {}  // heads no stage
    void operator()(const flatten& op) const {
        if (op.order == zinfer::axis_order::channels_first)
            kernels::transpose<scalar>(stage.input, x, y);
        else if (x != y)
            std::copy_n(x, stage.output.size(), y);
    }

    template <zinfer::function F>
    void apply(const zinfer::activation_config& config) const {
        if (config.function == F) kernels::activation<scalar, F>(config, stage.output.size(), x, y);
    }
    template <class Operation>
    void pool(const zinfer::pool1d_config& config) const {
        kernels::pool1d<scalar, Operation>(config, stage.length, stage.input.channels, stage.output.length, x, y);
    }
    zinfer::pool1d_config whole() const { return {.size = stage.length, .stride = 1}; }
};

}  // namespace

std::vector<float> evaluate_float32(const graph& g, std::span<const std::vector<std::uint64_t>> weights,
                                    std::span<const float> input, const stage_observer& observe) {
    if (input.size() != g.input.size())
        throw common::error(
            fmt::format("{}: the input has {} values; expected {}", g.source, input.size(), g.input.size()));
    const memory_plan plan = plan_layerwise(g);
    std::vector<float> workspace(plan.floats);
    std::span<const float> activations;
    for (std::size_t s = 0; s < plan.stages.size(); ++s) {
        const zinfer::stage_plan& stage = plan.stages[s];
        const float* x = stage.reads == 0 ? input.data() : workspace.data() + stage.input_offset;
        const float* second = stage.second == 0 ? input.data() : workspace.data() + stage.second_offset;
        float* y = workspace.data() + stage.output_offset;
        float* transformed = workspace.data() + stage.transformed_offset;
        std::visit(forward_stage{stage.context, weights[stage.first].data(), x, second, transformed, y},
                   g.layers[stage.first].op);
        activations = {y, stage.context.output.size()};
        observe(s, activations);
    }
    return {activations.begin(), activations.end()};
}

}  // namespace zgen
