// SPDX-License-Identifier: Apache-2.0
#include "zinfer/network/stages.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

#include "tests/network/redshift.hpp"

namespace {

using zinfer::layer_descriptor;
using zinfer::shape;

constexpr auto redshift_layers = redshift::layers();
constexpr std::size_t stage_count = zinfer::count_stages(redshift_layers);
constexpr auto stages = [] {
    std::array<zinfer::stage_plan, stage_count> list{};
    zinfer::list_stages(redshift_layers, list);
    return list;
}();

}  // namespace

TEST_CASE("the dead tail of the redshift network is cropped") {
    static_assert(redshift_layers[9].output == shape{19, 64});  // conv4, uncropped: 19 positions, of which 18 count
    static_assert(stage_count == 10);
    static_assert(stages[0].context.input == shape{172, 1});  // samples 172 to 185 reach no output
    static_assert(stages[0].context.output == shape{84, 256});
    static_assert(stages[1].context.output == shape{40, 256});  // 80 conv2 positions, not 87
    static_assert(stages[2].context.output == shape{19, 128});
    static_assert(stages[3].context.output == shape{9, 64});
    CHECK(stages[1].context.pool == 2);
    CHECK(stages[1].context.relu);
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

TEST_CASE("a layer says whether it computes ranges, and whether equal inputs give no value") {
    static constexpr shape s{20, 2};
    static constexpr zinfer::conv1d_config direct{.channels = 2, .filters = 2, .kernel_size = 3};
    static constexpr zinfer::conv1d_config fast{.channels = 2, .filters = 2, .kernel_size = 3, .tile = 4};
    static_assert(describe(direct, s).computes_ranges());
    static_assert(!describe(fast, s).computes_ranges());
    static_assert(zinfer::describe_max_pool1d({.size = 2, .stride = 2}, s).computes_ranges());
    static_assert(zinfer::describe_elementwise(s).computes_ranges());
    static_assert(describe(zinfer::pad1d_config{.begin = 1}, s).computes_ranges());
    static_assert(!describe(zinfer::pad1d_config{.begin = 1, .mode = zinfer::pad_mode::edge}, s).computes_ranges());
    static_assert(!zinfer::describe_instance_norm(s).computes_ranges());
    static_assert(!zinfer::describe_normalize(s).computes_ranges());
    static_assert(!zinfer::describe_global_pool1d(s).computes_ranges());

    CHECK(zinfer::needs_varied_input(std::array{zinfer::describe_relu(s), zinfer::describe_normalize(s)}));
    CHECK_FALSE(zinfer::needs_varied_input(std::array{zinfer::describe_relu(s), zinfer::describe_instance_norm(s)}));
}
