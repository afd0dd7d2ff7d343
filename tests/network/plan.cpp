// SPDX-License-Identifier: Apache-2.0
#include "zinfer/network/plan.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

namespace {

using zinfer::layer_descriptor;
using zinfer::shape;

/// The redshift network's layers, from its published architecture; convolution i with minimal filtering of tiles[i].
constexpr auto redshift_with(std::array<std::size_t, 4> tiles) {
    std::array<layer_descriptor, 22> layers{};
    std::size_t n = 0;
    shape s{186, 1};
    const auto add = [&](const layer_descriptor& d) {
        layers[n++] = d;
        s = d.output;
    };
    const std::size_t filters[] = {256, 256, 128, 64};
    const std::size_t kernels[] = {5, 5, 3, 2};
    for (std::size_t i = 0; i < 4; ++i) {
        add(describe(
            zinfer::conv1d_config{
                .channels = s.channels, .filters = filters[i], .kernel_size = kernels[i], .tile = tiles[i]},
            s));
        add(zinfer::describe_relu(s));
        add(zinfer::describe_max_pool1d({.size = 2, .stride = 2}, s));
    }
    add(zinfer::describe_flatten(zinfer::axis_order::channels_last, s));
    for (const std::size_t units : {256u, 256u, 128u, 64u}) {
        add(describe(zinfer::dense_config{.inputs = s.channels, .units = units}, s));
        add(zinfer::describe_relu(s));
    }
    add(describe(zinfer::dense_config{.inputs = s.channels, .units = 1}, s));
    return layers;
}

constexpr auto redshift = redshift_with({});
constexpr auto fast_redshift = redshift_with({0, 6, 4, 0});

constexpr std::size_t stage_count = zinfer::count_stages(redshift);
constexpr auto redshift_stages = [] {
    std::array<zinfer::stage_plan, stage_count> stages{};
    zinfer::plan_layerwise(redshift, stages);
    return stages;
}();

}  // namespace

TEST_CASE("the dead tail of the redshift network is cropped") {
    static_assert(redshift[9].output == shape{19, 64});  // conv4, uncropped: 19 positions, of which 18 count
    static_assert(stage_count == 10);
    static_assert(redshift_stages[0].context.input == shape{172, 1});  // samples 172 to 185 reach no output
    static_assert(redshift_stages[0].context.output == shape{84, 256});
    static_assert(redshift_stages[1].context.output == shape{40, 256});  // 80 conv2 positions, not 87
    static_assert(redshift_stages[2].context.output == shape{19, 128});
    static_assert(redshift_stages[3].context.output == shape{9, 64});
    CHECK(redshift_stages[1].context.pool == 2);
    CHECK(redshift_stages[1].context.relu);
}

TEST_CASE("the workspace is the largest stage's input and output") {
    std::array<zinfer::stage_plan, stage_count> stages{};
    CHECK(zinfer::plan_layerwise(redshift, stages) * sizeof(float) == 126'976);
    CHECK(zinfer::plan_layerwise(redshift, stages, 4) * sizeof(float) == 4 * 126'976);
}

TEST_CASE("minimal filtering needs its input or its output and products beside the transformed input") {
    std::array<zinfer::stage_plan, stage_count> stages{};
    const std::size_t floats = zinfer::plan_layerwise(fast_redshift, stages);
    // 10 points of 14 tiles of 256 channels and a cache line; 84 positions of 256 channels.
    CHECK(stages[1].transformed_floats == 10 * 14 * (256 + 16));
    CHECK(stages[1].product_floats == 10 * 14 * 32);
    CHECK(floats == stages[1].transformed_floats + 84 * 256);
    CHECK(stages[0].transformed_floats == 0);
    CHECK(stages[0].product_floats == 0);
}

TEST_CASE("what a stage reads is not overwritten before it is read") {
    struct range {
        std::size_t begin;
        std::size_t size;
        std::size_t end() const { return begin + size; }
    };
    const auto apart = [](const range& a, const range& b) { return a.end() <= b.begin || b.end() <= a.begin; };
    const auto check_samples = [&](std::span<const layer_descriptor> layers, std::size_t samples) {
        std::vector<zinfer::stage_plan> stages(zinfer::count_stages(layers));
        const std::size_t floats = zinfer::plan_layerwise(layers, stages, samples);
        for (std::size_t s = 0; s < stages.size(); ++s) {
            const zinfer::stage_plan& stage = stages[s];
            CHECK(stage.context.samples == samples);
            // The first stage reads the caller's input.
            const range in{stage.input_offset, s == 0 ? 0 : samples * stage.context.input.size()};
            const range out{stage.output_offset, samples * stage.context.output.size()};
            const range transformed{stage.transformed_offset, stage.transformed_floats};
            const range products{stage.product_offset, stage.product_floats};
            for (const range& r : {in, out, transformed, products}) {
                CHECK(r.end() <= floats);
                CHECK(r.begin % 16 == 0);
            }
            if (stage.in_place) {
                CHECK(in.begin == out.begin);
                CHECK(in.size == out.size);
            } else if (transformed.size == 0) {
                CHECK(apart(in, out));
            } else {
                CHECK(apart(in, transformed));
                CHECK(apart(transformed, products));
                CHECK(apart(transformed, out));
                CHECK(apart(products, out));
            }
            if (s == 0) continue;
            CHECK(in.begin == stages[s - 1].output_offset);
            CHECK(stage.context.input.size() == stages[s - 1].context.output.size());
            CHECK(stage.context.sample_stride == stage.context.input.size());
        }
    };
    const auto check = [&](std::span<const layer_descriptor> layers) {
        check_samples(layers, 1);
        check_samples(layers, 4);
    };
    check(redshift);
    check(fast_redshift);
    check(redshift_with({4, 6, 4, 2}));
    check(redshift_with({2, 8, 0, 8}));
    const shape s{30, 3};
    check(std::array{zinfer::describe_relu(s), zinfer::describe_affine(s), zinfer::describe_transpose(s),
                     zinfer::describe_relu({3, 30}), zinfer::describe_global_pool1d({3, 30})});
    check(std::array{
        zinfer::describe_affine(s), describe(zinfer::conv1d_config{.channels = 3, .filters = 8, .kernel_size = 3}, s),
        zinfer::describe_normalize({28, 8}), zinfer::describe_max_pool1d({.size = 5, .stride = 5}, {28, 8}),
        zinfer::describe_flatten(zinfer::axis_order::channels_first, {5, 8})});
}

TEST_CASE("pooling fuses only where its windows tile the convolution's output") {
    const shape s{30, 3};
    const layer_descriptor conv = describe(zinfer::conv1d_config{.channels = 3, .filters = 8, .kernel_size = 3}, s);
    const auto fused = [&](zinfer::pool1d_config pool) {
        const std::array layers{conv, zinfer::describe_max_pool1d(pool, conv.output)};
        return zinfer::count_stages(layers) == 1;
    };
    CHECK(fused({.size = 2, .stride = 2}));
    CHECK(fused({.size = 4, .stride = 4}));
    CHECK_FALSE(fused({.size = 5, .stride = 5}));
    CHECK_FALSE(fused({.size = 3, .stride = 2}));
    CHECK_FALSE(fused({.size = 2, .stride = 2, .pad_begin = 1}));
    const auto fused_with_tile = [&](std::size_t tile, zinfer::pool1d_config pool) {
        const layer_descriptor fast =
            describe(zinfer::conv1d_config{.channels = 3, .filters = 8, .kernel_size = 3, .tile = tile}, s);
        const std::array layers{fast, zinfer::describe_max_pool1d(pool, conv.output)};
        return zinfer::count_stages(layers) == 1;
    };
    CHECK(fused_with_tile(4, {.size = 2, .stride = 2}));
    CHECK(fused_with_tile(6, {.size = 3, .stride = 3}));
    CHECK_FALSE(fused_with_tile(4, {.size = 3, .stride = 3}));
    const std::array average{conv, zinfer::describe_average_pool1d({.size = 2, .stride = 2}, conv.output)};
    CHECK(zinfer::count_stages(average) == 2);
}

TEST_CASE("needed positions follow stride, dilation and padding") {
    const layer_descriptor d = describe(
        zinfer::conv1d_config{
            .channels = 1, .filters = 1, .kernel_size = 3, .stride = 2, .dilation = 2, .pad_begin = 1},
        {20, 1});
    CHECK(d.extent == 5);
    CHECK(d.needed(1) == 4);
    CHECK(d.needed(3) == 8);
    CHECK(d.needed(100) == 20);
    CHECK(zinfer::describe_global_pool1d({20, 1}).needed(1) == 20);
    CHECK(zinfer::describe_normalize({20, 1}).needed(3) == 20);
}
