// SPDX-License-Identifier: Apache-2.0
#include "generator/verify/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "generator/evaluate/evaluate.hpp"

namespace zgen {

namespace {

/// As std::max, but NaN stays: no comparison may lose it.
double larger(double a, double b) {
    return std::isnan(a) || a > b ? a : b;
}

void add_stage(stage_errors& errors, std::span<const float> actual, std::span<const double> exact) {
    for (std::size_t i = 0; i < actual.size(); ++i) {
        const double error = std::abs(static_cast<double>(actual[i]) - exact[i]);
        errors.largest_error = larger(errors.largest_error, error);
        errors.sum_of_errors += error;
        errors.largest_value = larger(errors.largest_value, std::abs(exact[i]));
    }
    errors.count += actual.size();
}

}  // namespace

double stage_errors::mean_error() const {
    return count == 0 ? 0 : sum_of_errors / static_cast<double>(count);
}

double stage_errors::relative_error() const {
    return largest_error == 0 ? 0 : largest_error / largest_value;
}

double stage_errors::ulps() const {
    const auto value = static_cast<float>(largest_value);
    const float next = std::nextafter(value, std::numeric_limits<float>::infinity());
    return largest_error / (static_cast<double>(next) - static_cast<double>(value));
}

comparison::comparison(const baked_model& model) : model_(model) {
    for (const zinfer::stage_plan& stage : model.plan.stages) {
        stage_errors errors;
        for (std::size_t i = 0; i < stage.count; ++i)
            errors.layers += (i == 0 ? "" : " + ") + model.network.layers[stage.first + i].name;
        stages_.push_back(std::move(errors));
    }
}

void comparison::add(std::span<const float> input, std::span<const std::vector<float>> stages) {
    std::size_t stage = 0;
    evaluate(model_.network, std::vector<double>(input.begin(), input.end()),
             [&](std::size_t layer, std::span<const double> exact) {
                 const zinfer::stage_plan& plan = model_.plan.stages[stage];
                 if (layer != plan.first + plan.count - 1) return;
                 // What is cropped lies at the end, after the positions that the stage computes.
                 add_stage(stages_[stage], stages[stage], exact);
                 ++stage;
             });
}

}  // namespace zgen
