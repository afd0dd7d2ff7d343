// SPDX-License-Identifier: Apache-2.0
#include "zinfer/network/plan.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
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
    zinfer::find_needs(layers);
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

namespace {

/// Plays the plan through on memory that remembers which value each float belongs to.
void check_samples(std::span<const layer_descriptor> layers, std::size_t samples) {
    constexpr std::size_t nothing = static_cast<std::size_t>(-1);
    std::vector<zinfer::stage_plan> stages(zinfer::count_stages(layers));
    std::vector<std::size_t> memory(zinfer::plan_layerwise(layers, stages, samples), nothing);
    const auto write = [&](std::size_t offset, std::size_t floats, std::size_t value) {
        REQUIRE(offset + floats <= memory.size());
        CHECK(offset % 16 == 0);
        std::fill_n(memory.begin() + static_cast<std::ptrdiff_t>(offset), floats, value);
    };
    const auto holds = [&](std::size_t offset, std::size_t floats, std::size_t value) {
        if (value == 0) return true;  // the caller's input
        REQUIRE(offset + floats <= memory.size());
        const auto begin = memory.begin() + static_cast<std::ptrdiff_t>(offset);
        return std::all_of(begin, begin + static_cast<std::ptrdiff_t>(floats),
                           [&](std::size_t held) { return held == value; });
    };
    for (const zinfer::stage_plan& stage : stages) {
        const zinfer::stage_context& c = stage.context;
        CHECK(c.samples == samples);
        CHECK(c.input.size() <= c.sample_stride);
        CHECK(holds(stage.input_offset, samples * c.sample_stride, stage.reads));
        if (stage.transformed_floats > 0) {  // the input is transformed before anything else is written
            write(stage.transformed_offset, stage.transformed_floats, nothing);
            CHECK(holds(stage.input_offset, samples * c.sample_stride, stage.reads));
            write(stage.product_offset, stage.product_floats, nothing);
        }
        write(stage.output_offset, samples * c.output.size(), stage.value());
        if (stage.transformed_floats > 0) {
            CHECK(holds(stage.transformed_offset, stage.transformed_floats, nothing));
            CHECK(holds(stage.product_offset, stage.product_floats, nothing));
        } else if (stage.in_place) {
            CHECK(stage.input_offset == stage.output_offset);
            CHECK(c.sample_stride == c.output.size());
        } else {
            CHECK(holds(stage.input_offset, samples * c.sample_stride, stage.reads));
        }
        if (layers[stage.first].source != layer_descriptor::no_value)
            CHECK(holds(stage.second_offset, samples * stage.second_stride, stage.second));
    }
}

void check(std::span<layer_descriptor> layers) {
    zinfer::find_needs(layers);
    check_samples(layers, 1);
    check_samples(layers, 4);
}

void check(std::vector<layer_descriptor> layers) {
    check(std::span(layers));
}

}  // namespace

TEST_CASE("what a stage reads is not overwritten before it is read") {
    for (const auto& tiles : {std::array<std::size_t, 4>{}, {0, 6, 4, 0}, {4, 6, 4, 2}, {2, 8, 0, 8}}) {
        auto layers = redshift_with(tiles);
        check(std::span(layers));
    }
    const shape s{30, 3};
    check({zinfer::describe_relu(s), zinfer::describe_affine(s), zinfer::describe_transpose(s),
           zinfer::describe_relu({3, 30}), zinfer::describe_global_pool1d({3, 30})});
    check({zinfer::describe_affine(s),
           describe(zinfer::conv1d_config{.channels = 3, .filters = 8, .kernel_size = 3}, s),
           zinfer::describe_normalize({28, 8}), zinfer::describe_max_pool1d({.size = 5, .stride = 5}, {28, 8}),
           zinfer::describe_flatten(zinfer::axis_order::channels_first, {5, 8})});
}

TEST_CASE("a residual block keeps the value that it comes back to, and nothing else") {
    const shape s{64, 16};
    const zinfer::conv1d_config same{.channels = 16, .filters = 16, .kernel_size = 3, .pad_begin = 1, .pad_end = 1};
    std::vector<layer_descriptor> layers;
    for (std::size_t block = 0; block < 3; ++block) {
        const std::size_t begin = layers.size();
        layers.insert(layers.end(), {describe(same, s), zinfer::describe_relu(s), describe(same, s),
                                     zinfer::describe_add(begin, s), zinfer::describe_relu(s)});
    }
    zinfer::find_needs(layers);
    std::vector<zinfer::stage_plan> stages(zinfer::count_stages(layers));
    // The first block comes back to the caller's input; in the others one activation is kept beside two.
    CHECK(zinfer::plan_layerwise(layers, stages) == 3 * s.size());
    CHECK(stages.size() == 3 * 4);
    CHECK(stages[2].in_place);        // the sum
    CHECK_FALSE(stages[3].in_place);  // its relu writes what the next block keeps
    CHECK(stages[3].kept);
    CHECK(stages[4].reads == 5);
    CHECK(stages[6].second == 5);
    CHECK(stages[2].second == 0);
    check(std::span(layers));
}

TEST_CASE("positions that only a later sum reads are computed, too") {
    const shape s{20, 2};
    std::vector<layer_descriptor> layers{
        zinfer::describe_affine(s),
        zinfer::describe_max_pool1d({.size = 20, .stride = 1}, s),       // sees everything
        zinfer::describe_branch(1, s),                                   // back to the affine
        zinfer::describe_max_pool1d({.size = 4, .stride = 4}, {20, 2}),  // 5 positions
        zinfer::describe_max_pool1d({.size = 2, .stride = 2}, {5, 2}),   // 2 of them
        describe(zinfer::conv1d_config{.channels = 2, .filters = 2, .kernel_size = 2}, {2, 2}),
        zinfer::describe_add(2, {1, 2})};
    zinfer::find_needs(layers);
    CHECK(layers[3].computed == 4);
    CHECK(layers[0].computed == 20);
    layers[1] = zinfer::describe_max_pool1d({.size = 3, .stride = 20}, s);
    zinfer::find_needs(layers);
    CHECK(layers[0].computed == 16);
    check(std::span(layers));
}

TEST_CASE("chains with random branches and sums read what they should") {
    std::mt19937 random(1);
    const auto below = [&](std::size_t n) { return random() % n; };
    for (int round = 0; round < 500; ++round) {
        const shape s{20 + below(20), 1 + below(5)};
        const zinfer::conv1d_config same{
            .channels = s.channels, .filters = s.channels, .kernel_size = 3, .pad_begin = 1, .pad_end = 1};
        std::vector<layer_descriptor> layers{describe(same, s)};
        while (layers.size() < 12) {
            const std::size_t value = below(layers.size() + 1);
            zinfer::conv1d_config fast = same;
            fast.tile = 4;
            switch (below(6)) {
                case 0:
                    layers.push_back(zinfer::describe_add(value, s));
                    break;
                case 1:
                    layers.push_back(zinfer::describe_branch(value, s));
                    break;
                case 2:
                    layers.push_back(zinfer::describe_relu(s));
                    break;
                case 3:
                    layers.push_back(zinfer::describe_affine(s));
                    break;
                case 4:
                    layers.push_back(describe(fast, s));
                    break;
                default:
                    layers.push_back(describe(same, s));
            }
        }
        layers.push_back(zinfer::describe_max_pool1d({.size = 2, .stride = 3}, s));
        CAPTURE(round);
        check(std::span(layers));
    }
}

TEST_CASE("pooling fuses only where its windows tile the convolution's output") {
    const shape s{30, 3};
    const layer_descriptor conv = describe(zinfer::conv1d_config{.channels = 3, .filters = 8, .kernel_size = 3}, s);
    const auto fused = [&](zinfer::pool1d_config pool) {
        std::array layers{conv, zinfer::describe_max_pool1d(pool, conv.output)};
        zinfer::find_needs(layers);
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
        std::array layers{fast, zinfer::describe_max_pool1d(pool, conv.output)};
        zinfer::find_needs(layers);
        return zinfer::count_stages(layers) == 1;
    };
    CHECK(fused_with_tile(4, {.size = 2, .stride = 2}));
    CHECK(fused_with_tile(6, {.size = 3, .stride = 3}));
    CHECK_FALSE(fused_with_tile(4, {.size = 3, .stride = 3}));
    std::array average{conv, zinfer::describe_average_pool1d({.size = 2, .stride = 2}, conv.output)};
    zinfer::find_needs(average);
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
