// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/bake.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "generator/evaluate/evaluate.hpp"
#include "generator/evaluate/float32.hpp"
#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"
#include "zinfer/core/digest.hpp"

namespace {

zgen::graph small_network() {
    return networks::chain({12, 2}, {networks::conv1d({.channels = 2, .filters = 5, .kernel_size = 3}), zgen::relu{},
                                     zgen::max_pool1d{{.size = 2, .stride = 2}}, zgen::flatten{},
                                     networks::dense({.inputs = 25, .units = 3})});
}

std::string refusal(const zgen::graph& g, const zgen::bake_options& options = {}) {
    return message_of([&] { zgen::bake(g, "", options); });
}

}  // namespace

TEST_CASE("baking computes as many test vectors as asked for, and they are what the network computes") {
    const zgen::graph g = small_network();
    const zgen::baked_model model = zgen::bake(g, "sum", {.name = "small", .self_test = 3});
    CHECK(model.sha256 == "sum");
    CHECK(model.input_size() == 24);
    CHECK(model.output_size() == 3);
    REQUIRE(model.plan.stages.size() == 3);
    REQUIRE(model.vectors.size() == 3);
    for (const zgen::test_vector& vector : model.vectors) {
        std::vector<std::uint32_t> digests;
        const std::vector<float> output = zgen::evaluate_float32(
            g, model.weights, vector.input,
            [&](std::size_t, std::span<const float> x) { digests.push_back(zinfer::crc32(x.data(), x.size())); });
        CHECK(vector.output == output);
        CHECK(vector.digests == digests);
    }
    CHECK(model.vectors[0].input != model.vectors[1].input);
}

TEST_CASE("baking measures the error against float64, with or without test vectors") {
    const zgen::graph g = small_network();
    const zgen::baked_model model = zgen::bake(g, "", {.name = "small"});
    double largest = 0;
    for (const zgen::test_vector& vector : model.vectors) {
        const auto exact = zgen::evaluate(g, std::vector<double>(vector.input.begin(), vector.input.end()));
        for (std::size_t i = 0; i < exact.size(); ++i)
            largest = std::max(largest, std::abs(static_cast<double>(vector.output[i]) - exact[i]));
    }
    CHECK(largest > 0);
    CHECK(static_cast<double>(model.largest_error) == doctest::Approx(largest).epsilon(0.006));
    CHECK(model.mean_error <= model.largest_error);
    CHECK(model.mean_error > 0.0f);
    CHECK(model.tolerance >= 15 * model.largest_error);

    const zgen::baked_model without = zgen::bake(g, "", {.name = "small", .self_test = 0});
    CHECK(without.vectors.empty());
    CHECK(without.largest_error == model.largest_error);
}

TEST_CASE("baking records the guard that the network has") {
    zgen::graph g = networks::chain({4, 1}, {zgen::normalize{}});
    CHECK(zgen::bake(g, "", {}).options.guard == zinfer::input_guard::flat);
    g.layers[0].op = zgen::relu{};
    CHECK(zgen::bake(g, "", {}).options.guard == zinfer::input_guard::finite);
}

TEST_CASE("baking reads what the model carries") {
    zgen::graph g = networks::chain({4, 1}, {zgen::relu{}});
    g.metadata = {{"zinfer.guard", "flat"}, {"zinfer.physical_range", "[0, 6]"}};
    CHECK(zgen::bake(g, "", {}).options.guard == zinfer::input_guard::flat);
    CHECK(zgen::bake(g, "", {.name = "small", .guard = zinfer::input_guard::finite}).options.guard ==
          zinfer::input_guard::finite);
    CHECK(zgen::bake(g, "", {}).metadata.physical.value().upper == 6);
    g.metadata["zinfer.physical_range"] = "[6]";
    CHECK(refusal(g) == "test: metadata 'zinfer.physical_range': has 1 numbers; expected two, [low, high]");
}

TEST_CASE("a network that would refuse every input is not baked") {
    const zgen::graph one_value = networks::chain({1, 1}, {networks::dense({.inputs = 1, .units = 2})});
    CHECK(refusal(one_value) == "no error");
    CHECK(contains(refusal(one_value, {.name = "small", .guard = zinfer::input_guard::flat}),
                   "the input has one value and is refused"));
    CHECK(contains(refusal(networks::chain({1, 1}, {zgen::normalize{}})), "the input has one value and is refused"));
}

TEST_CASE("a network whose activations overflow is not baked") {
    zgen::dense first = networks::dense({.inputs = 4, .units = 4});
    std::fill(first.kernel.begin(), first.kernel.end(), 1e30);
    zgen::dense second = first;
    const zgen::graph g = networks::chain({1, 4}, {first, second});
    CHECK(refusal(g) ==
          "test: layer 'dense_1': overflows float32 on an input within [0, 1]; expected finite activations; check the "
          "weights");
    std::fill(second.kernel.begin(), second.kernel.end(), 1.0);
    CHECK(refusal(networks::chain({1, 4}, {first, second})) == "no error");
}

TEST_CASE("weights near the largest float32 are baked as they are, with test inputs on which nothing overflows") {
    const double largest = static_cast<double>(std::numeric_limits<float>::max());
    zgen::dense d = networks::dense({.inputs = 4, .units = 2});
    d.kernel = {largest, -0.0, 0x1p-149, -largest, largest, largest, 1, 1};
    const zgen::baked_model model = zgen::bake(networks::chain({1, 4}, {d}), "", {.name = "large"});
    CHECK(model.input_scale < 1.0f);
    REQUIRE(model.vectors.size() == 2);
    for (const zgen::test_vector& vector : model.vectors)
        for (const float value : vector.output) CHECK(std::isfinite(value));
    CHECK(zgen::bake(small_network(), "", {.name = "small"}).input_scale == 1.0f);
}

TEST_CASE("a network that takes too long is not baked") {
    // 2^17 positions, each of them the maximum over 2^17 others: 2^34 comparisons.
    constexpr std::size_t long_window = std::size_t{1} << 17;
    const zgen::graph g = networks::chain({2 * long_window, 1}, {zgen::max_pool1d{{.size = long_window, .stride = 1}}});
    CHECK(contains(refusal(g), "one inference takes more than 17179869184 operations"));
    CHECK(refusal(networks::chain({2 * long_window, 1},
                                  {zgen::max_pool1d{{.size = long_window, .stride = long_window}}})) == "no error");
}

TEST_CASE("a network whose activations take too much memory is not baked") {
    CHECK(contains(refusal(networks::chain({std::size_t{1} << 26, 1}, {zgen::relu{}})), "take 7680 MiB"));
    CHECK(refusal(networks::chain({std::size_t{1} << 16, 1}, {zgen::relu{}})) == "no error");
}

TEST_CASE("a network without layers is baked as one that changes nothing") {
    const zgen::graph g = networks::chain({2, 3}, {});
    const zgen::baked_model model = zgen::bake(g, "", {.name = "same"});
    CHECK(model.network.layers.size() == 1);
    CHECK(model.vectors.at(0).output == model.vectors.at(0).input);
    CHECK(model.largest_error == 0.0f);
}
