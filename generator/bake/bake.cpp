// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/bake.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <utility>

#include "generator/bake/packing.hpp"
#include "generator/bake/test_input.hpp"
#include "generator/evaluate/evaluate.hpp"
#include "generator/evaluate/float32.hpp"
#include "src/common/error.hpp"
#include "zinfer/core/digest.hpp"

namespace zgen {

namespace {

/// Multiply-adds, comparisons and additions of one inference above which evaluating the test vectors would take
/// minutes.
constexpr std::size_t max_work = std::size_t{1} << 34;

/// Inputs over which the accuracy is measured, if the header has not more test vectors.
constexpr std::size_t fewest_inputs = 8;

/// A model of nothing but Identity, Dropout or Reshape has no layers left; the runtime's networks have one at least.
void give_a_layer(graph& g) {
    if (!g.layers.empty()) return;
    affine same{std::vector<double>(g.input.channels, 1.0), std::vector<double>(g.input.channels, 0.0)};
    std::string name = next_name(g, same);
    g.layers.push_back({std::move(name), "the network", std::move(same)});
}

void require_bounded_work(const baked_model& model) {
    std::size_t work = 0;
    for (std::size_t i = 0; i < model.costs.size() && work <= max_work; ++i) work += model.costs[i].work;
    if (work > max_work)
        throw common::error(fmt::format("{}: one inference takes more than {} operations; expected a smaller network",
                                        model.network.source, max_work));
}

/// The test inputs, their outputs, and what is computed of one of them at a time.
void require_bounded_memory(const baked_model& model) {
    constexpr std::size_t most_bytes = std::size_t{1} << 29;
    std::size_t activations = 0;
    for (std::size_t i = 0; i + 1 < model.shapes.size(); ++i)
        activations = std::max(activations, model.shapes[i].size() + model.shapes[i + 1].size());
    const std::size_t inputs = std::max(model.options.self_test, fewest_inputs);
    const std::size_t bytes = inputs * (model.input_size() * sizeof(float) + model.output_size() * sizeof(double)) +
                              activations * (sizeof(float) + sizeof(double));
    if (bytes > most_bytes)
        throw common::error(fmt::format(
            "{}: {} input values, {} output values and {} at once between the layers take {} MiB while test "
            "inputs are computed; expected at most {} MiB",
            model.network.source, model.input_size(), model.output_size(), activations, bytes >> 20, most_bytes >> 20));
}

void require_finite(const baked_model& model, std::size_t stage, std::span<const float> activations) {
    if (std::all_of(activations.begin(), activations.end(), [](float value) { return std::isfinite(value); })) return;
    throw common::error(
        fmt::format("{}: {}: overflows float32 on an input within [0, 1]; expected finite activations; check "
                    "the weights",
                    model.network.source, model.network.layers[model.plan.stages[stage].first].origin));
}

test_vector compute(const baked_model& model, std::vector<float> input) {
    test_vector vector;
    vector.input = std::move(input);
    vector.output = evaluate_float32(
        model.network, model.weights, vector.input, [&](std::size_t stage, std::span<const float> activations) {
            require_finite(model, stage, activations);
            vector.digests.push_back(zinfer::crc32(activations.data(), activations.size()));
        });
    return vector;
}

/// Three digits: what the order of float64 sums changes from one host to another does not show.
float rounded(double figure) {
    const std::string digits = fmt::format("{:.2e}", figure);
    float value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// Without fused multiply-adds every product is rounded once more, which about doubles the error; a broken network is
/// off by far more than this margin.
float tolerance_of(double largest_error, double largest_output) {
    return rounded(std::max(16 * largest_error, 1e-5 * largest_output));
}

/// An input and its float64 output.
struct reference {
    std::vector<float> input;
    std::vector<double> output;
};

/// The test inputs. Weights near the largest float32 overflow it on inputs within [0, 1], though the network may be
/// meant for smaller ones: the inputs are then scaled down, by a power of two.
std::vector<reference> references_for(baked_model& model) {
    // Sums within a layer may be larger than its outputs.
    constexpr double largest_allowed = static_cast<double>(std::numeric_limits<float>::max()) / 256;
    constexpr float step = 0x1p-8F;
    constexpr float smallest_scale = 0x1p-64F;
    std::vector<reference> references(std::max(model.options.self_test, fewest_inputs));
    for (model.input_scale = 1;; model.input_scale *= step) {
        double largest = 0;
        const auto find_largest = [&](std::size_t, std::span<const double> activations) {
            for (const double value : activations) largest = std::max(largest, std::abs(value));
        };
        for (std::size_t i = 0; i < references.size(); ++i) {
            std::vector<float> input = test_input(model.network.input, i);
            for (float& value : input) value *= model.input_scale;
            const std::vector<double> exact(input.begin(), input.end());
            references[i] = {std::move(input), evaluate(model.network, exact, find_largest)};
        }
        if (largest <= largest_allowed || model.input_scale <= smallest_scale) return references;
    }
}

/// Everything that depends on the convolutions' algorithms.
void compute_and_measure(baked_model& model, const std::vector<reference>& references) {
    model.plan = plan_layerwise(model.network);
    model.batch_workspace_bytes = plan_layerwise(model.network, zinfer::batch_samples).workspace.bytes();
    model.weights = pack(model.network);
    model.vectors.clear();
    double largest_output = 0;
    double largest_error = 0;
    double sum_of_errors = 0;
    for (const reference& r : references) {
        test_vector vector = compute(model, r.input);
        for (std::size_t i = 0; i < r.output.size(); ++i) {
            const double error = std::abs(static_cast<double>(vector.output[i]) - r.output[i]);
            largest_output = std::max(largest_output, std::abs(r.output[i]));
            largest_error = std::max(largest_error, error);
            sum_of_errors += error;
        }
        if (model.vectors.size() < model.options.self_test) model.vectors.push_back(std::move(vector));
    }
    double bound = 0;
    for (const convolution_choice& choice : model.convolutions) bound = std::max(bound, choice.bound);
    model.inputs = references.size();
    model.largest_error = rounded(largest_error);
    model.mean_error = rounded(sum_of_errors / static_cast<double>(references.size() * model.output_size()));
    model.largest_output = rounded(largest_output);
    model.error_bound = rounded(bound);
    model.tolerance = tolerance_of(largest_error, largest_output);
}

}  // namespace

baked_model bake(graph network, std::string sha256, bake_options options) {
    baked_model model;
    model.network = std::move(network);
    give_a_layer(model.network);
    model.options = std::move(options);
    model.sha256 = std::move(sha256);
    model.shapes = shapes(model.network);
    model.costs = costs(model.network, model.shapes);
    model.metadata = read_metadata(model.network);
    model.options.guard = effective_guard(model.network, model.metadata, model.options.guard);
    if (model.options.guard == zinfer::input_guard::flat && model.input_size() == 1)
        throw common::error(
            fmt::format("{}: the input has one value and is refused where all its values are equal; expected "
                        "more values, or a network that does not normalize and is baked with --guard finite",
                        model.network.source));
    require_bounded_work(model);
    require_bounded_memory(model);

    const std::vector<reference> references = references_for(model);
    model.convolutions = choose_convolutions(model.network, model.options.convolution, model.options.processors);
    do {
        compute_and_measure(model, references);
    } while (model.largest_error > model.options.error_budget * model.largest_output &&
             choose_more_accurate(model.network, model.convolutions));
    return model;
}

}  // namespace zgen
