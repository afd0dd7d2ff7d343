// SPDX-License-Identifier: Apache-2.0
#include "zinfer/network/schedule/layerwise.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <vector>

#include "tests/network/redshift.hpp"

namespace {

using zinfer::layer_descriptor;
using zinfer::shape;

/// Stages, their places and the workspace's floats.
struct plan {
    std::vector<zinfer::stage_plan> stages;
    std::vector<zinfer::stage_places> places;
    std::size_t floats;
};

plan layerwise(std::span<const layer_descriptor> layers, std::size_t samples = 1) {
    const std::size_t count = zinfer::count_stages(layers);
    plan p{std::vector<zinfer::stage_plan>(count), std::vector<zinfer::stage_places>(count), 0};
    zinfer::list_stages(layers, p.stages, samples);
    const zinfer::workspace_size size = zinfer::place_layerwise(layers, p.stages, p.places);
    CHECK(size.bytes() == size.float32 * sizeof(float));
    p.floats = size.float32;
    return p;
}

}  // namespace

TEST_CASE("the workspace is the largest stage's input and output") {
    static constexpr auto layers = redshift::layers();
    CHECK(layerwise(layers).floats * sizeof(float) == 126'976);
    CHECK(layerwise(layers, 4).floats * sizeof(float) == 4 * 126'976);
}

TEST_CASE("minimal filtering needs its input or its output and products beside the transformed input") {
    static constexpr auto layers = redshift::layers({0, 6, 4, 0});
    const plan p = layerwise(layers);
    // 10 points of 14 tiles of 256 channels and a cache line; 84 positions of 256 channels.
    CHECK(p.stages[1].transformed_floats == 10 * 14 * (256 + 16));
    CHECK(p.stages[1].product_floats == 10 * 14 * 32);
    CHECK(p.floats == p.stages[1].transformed_floats + 84 * 256);
    CHECK(p.stages[0].transformed_floats == 0);
    CHECK(p.stages[0].product_floats == 0);
}

namespace {

/// Plays the plan through on memory that remembers which value each float belongs to.
void check_samples(std::span<const layer_descriptor> layers, std::size_t samples) {
    constexpr std::size_t nothing = static_cast<std::size_t>(-1);
    const plan p = layerwise(layers, samples);
    std::vector<std::size_t> memory(p.floats, nothing);
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
    for (std::size_t s = 0; s < p.stages.size(); ++s) {
        const zinfer::stage_plan& stage = p.stages[s];
        const zinfer::stage_places& at = p.places[s];
        const zinfer::stage_context& c = stage.context;
        CHECK(c.samples == samples);
        CHECK(c.input.size() <= c.sample_stride);
        CHECK(holds(at.input.offset, samples * c.sample_stride, stage.reads));
        if (stage.transformed_floats > 0) {  // the input is transformed before anything else is written
            write(at.transformed.offset, stage.transformed_floats, nothing);
            CHECK(holds(at.input.offset, samples * c.sample_stride, stage.reads));
            write(at.products.offset, stage.product_floats, nothing);
        }
        write(at.output.offset, samples * c.output.size(), stage.value());
        if (stage.transformed_floats > 0) {
            CHECK(holds(at.transformed.offset, stage.transformed_floats, nothing));
            CHECK(holds(at.products.offset, stage.product_floats, nothing));
        } else if (at.in_place) {
            CHECK(at.input.offset == at.output.offset);
            CHECK(c.sample_stride == c.output.size());
        } else {
            CHECK(holds(at.input.offset, samples * c.sample_stride, stage.reads));
        }
        if (layers[stage.first].source != layer_descriptor::no_value)
            CHECK(holds(at.second.offset, samples * stage.second_stride, stage.second));
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
        auto layers = redshift::layers(tiles);
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
    // The first block comes back to the caller's input; in the others one activation is kept beside two.
    const plan p = layerwise(layers);
    CHECK(p.floats == 3 * s.size());
    CHECK(p.stages.size() == 3 * 4);
    CHECK(p.places[2].in_place);        // the sum
    CHECK_FALSE(p.places[3].in_place);  // its relu writes what the next block keeps
    CHECK(p.stages[3].kept);
    CHECK(p.stages[4].reads == 5);
    CHECK(p.stages[6].second == 5);
    CHECK(p.stages[2].second == 0);
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
