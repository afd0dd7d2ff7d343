// SPDX-License-Identifier: Apache-2.0
#include "src/train/evaluate/comparison.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "src/common/error.hpp"

namespace ztrain {

namespace {

/// Of magnitudes; "-" where there is none.
std::string ratio(double a, double b) {
    return a == 0 ? "-" : fmt::format("{:.3f}", std::abs(b) / std::abs(a));
}

std::string line(const std::string& name, const std::string& a, const std::string& b, const std::string& last) {
    return fmt::format("{:<22}{:>12}{:>12}{}\n", name, a, b, last.empty() ? "" : fmt::format("{:>10}", last));
}

std::string number(double value) {
    return fmt::format("{:.5f}", value);
}
std::string signed_number(double value) {
    return fmt::format("{:+.5f}", value);
}
std::string percent(double part) {
    return fmt::format("{:.2f} %", 100 * part);
}

std::string interval_lines(const evaluation& a, const evaluation& b) {
    if (!a.intervals && !b.intervals) return {};
    const auto row = [&](const char* name, double interval_coverage::*figure, std::string (*text)(double)) {
        const auto coverage_text = [&](const evaluation& e) { return e.intervals ? text(e.coverage.*figure) : "-"; };
        return line(name, coverage_text(a), coverage_text(b),
                    a.intervals && b.intervals ? ratio(a.coverage.*figure, b.coverage.*figure) : "-");
    };
    const auto level = [](const evaluation& e) { return e.intervals ? percent(e.intervals->level) : "-"; };
    return line("intervals of", level(a), level(b), "") + row("coverage", &interval_coverage::coverage, percent) +
           row("mean width", &interval_coverage::mean_width, number) +
           row("mean interval score", &interval_coverage::mean_score, number);
}

}  // namespace

model_comparison compare_models(evaluation a, evaluation b) {
    std::vector<double> first;
    std::vector<double> second;
    std::vector<double> truth;
    for (std::size_t i = 0, k = 0; i < a.row.size() && k < b.row.size();) {
        if (a.row[i] == b.row[k]) {
            first.push_back(a.predicted[i]);
            second.push_back(b.predicted[k]);
            truth.push_back(a.truth[i]);
        }
        const bool advance_a = a.row[i] <= b.row[k];
        const bool advance_b = b.row[k] <= a.row[i];
        i += advance_a;
        k += advance_b;
    }
    if (truth.empty())
        throw common::error(fmt::format("{} and {}: for no spectrum do both give a number", a.model, b.model));
    return {std::move(a), std::move(b), truth.size(), change_of_mae(first, second, truth)};
}

std::string comparison_text(const model_comparison& c, const std::string& name_a, const std::string& name_b) {
    const evaluation& a = c.a;
    const evaluation& b = c.b;
    const auto row = [&](const char* name, double redshift_metrics::*figure, std::string (*text)(double)) {
        return line(name, text(a.metrics.*figure), text(b.metrics.*figure),
                    ratio(a.metrics.*figure, b.metrics.*figure));
    };
    std::string text = fmt::format("A  {}\nB  {}\n\n", name_a, name_b) + line("", "A", "B", "B / A");
    text += line("galaxies", fmt::format("{}", a.metrics.count), fmt::format("{}", b.metrics.count), "");
    if (a.without_number + b.without_number > 0)
        text += line("without a number", fmt::format("{}", a.without_number), fmt::format("{}", b.without_number), "");
    text += row("MAE", &redshift_metrics::mae, number) + row("RMSE", &redshift_metrics::rmse, number) +
            row("bias (mean dz)", &redshift_metrics::bias_mean, signed_number) +
            row("bias (median dz)", &redshift_metrics::bias_median, signed_number) +
            row("sigma_NMAD", &redshift_metrics::sigma_nmad, number) +
            row("|dz| > 0.05", &redshift_metrics::outliers_05, percent) +
            row("|dz| > 0.15", &redshift_metrics::outliers_15, percent) + interval_lines(a, b);
    text += fmt::format("\nMAE of B less that of A: {:+.5f}, standard error {:.5f} ({} galaxies)\n\n", c.mae.mean,
                        c.mae.standard_error, c.galaxies);
    text += line("MAE by true z", "A", "B", "B / A");
    for (std::size_t i = 0; i < a.bins.size(); ++i) {
        const redshift_metrics& in_a = a.bins[i].metrics;
        const redshift_metrics& in_b = b.bins[i].metrics;
        const bool both = in_a.count > 0 && in_b.count > 0;
        text += line(fmt::format("{:.2f} to {:.2f}", a.bins[i].low, a.bins[i].high),
                     in_a.count > 0 ? number(in_a.mae) : "-", in_b.count > 0 ? number(in_b.mae) : "-",
                     both ? ratio(in_a.mae, in_b.mae) : "-");
    }
    return text;
}

std::string comparison_json(const model_comparison& c) {
    using json = nlohmann::ordered_json;
    const json result{
        {"a", json::parse(metrics_json(c.a))},
        {"b", json::parse(metrics_json(c.b))},
        {"mae_change", {{"galaxies", c.galaxies}, {"mean", c.mae.mean}, {"standard_error", c.mae.standard_error}}}};
    return result.dump(2) + "\n";
}

}  // namespace ztrain
