// SPDX-License-Identifier: Apache-2.0
#include "src/train/evaluate/metrics.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace ztrain {

namespace {

double median(std::vector<double> values) {
    const std::size_t middle = values.size() / 2;
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(middle), values.end());
    const double upper = values[middle];
    if (values.size() % 2 == 1) return upper;
    return (upper + *std::max_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(middle))) / 2;
}

}  // namespace

redshift_metrics metrics_of(std::span<const double> predicted, std::span<const double> truth) {
    redshift_metrics m;
    m.count = truth.size();
    if (m.count == 0) return m;
    const auto n = static_cast<double>(m.count);
    std::vector<double> dz(m.count);
    double squares = 0;
    for (std::size_t i = 0; i < m.count; ++i) {
        const double difference = predicted[i] - truth[i];
        dz[i] = difference / (1 + truth[i]);
        m.bias_mean += dz[i] / n;
        m.mean_difference += difference / n;
        m.mae += std::abs(difference) / n;
        squares += difference * difference / n;
        m.outliers_15 += (std::abs(dz[i]) > 0.15) / n;
        m.outliers_05 += (std::abs(dz[i]) > 0.05) / n;
    }
    m.rmse = std::sqrt(squares);
    m.bias_median = median(dz);
    for (double& value : dz) value = std::abs(value - m.bias_median);
    m.sigma_nmad = 1.4826 * median(std::move(dz));
    return m;
}

part_interval interval_of_part(double part, std::size_t n) {
    const auto count = static_cast<double>(n);
    const double middle = (part + 1 / (2 * count)) / (1 + 1 / count);
    const double half = std::sqrt(part * (1 - part) / count + 1 / (4 * count * count)) / (1 + 1 / count);
    return {middle - half, middle + half};
}

double error_of_part(double part, std::size_t n) {
    if (n == 0) return 0;
    const part_interval i = interval_of_part(part, n);
    return (i.high - i.low) / 2;
}

redshift_metrics errors_of(std::span<const double> predicted, std::span<const double> truth) {
    redshift_metrics errors;
    errors.count = truth.size();
    if (errors.count == 0) return errors;
    const redshift_metrics whole = metrics_of(predicted, truth);
    errors.outliers_05 = error_of_part(whole.outliers_05, whole.count);
    errors.outliers_15 = error_of_part(whole.outliers_15, whole.count);

    constexpr std::size_t samples = 200;
    constexpr double redshift_metrics::*figures[] = {&redshift_metrics::bias_mean,  &redshift_metrics::bias_median,
                                                     &redshift_metrics::sigma_nmad, &redshift_metrics::mae,
                                                     &redshift_metrics::rmse,       &redshift_metrics::mean_difference};
    std::mt19937_64 generator;  // its numbers are the standard's; those of distributions are not
    std::vector<double> p(errors.count);
    std::vector<double> t(errors.count);
    std::vector<redshift_metrics> drawn;
    for (std::size_t s = 0; s < samples; ++s) {
        for (std::size_t i = 0; i < errors.count; ++i) {
            const auto chosen = static_cast<std::size_t>(static_cast<double>(generator() >> 11U) * 0x1p-53 *
                                                         static_cast<double>(errors.count));
            p[i] = predicted[chosen];
            t[i] = truth[chosen];
        }
        drawn.push_back(metrics_of(p, t));
    }
    for (double redshift_metrics::*const figure : figures) {
        double mean = 0;
        double squares = 0;
        for (const redshift_metrics& m : drawn) mean += m.*figure / samples;
        for (const redshift_metrics& m : drawn) squares += (m.*figure - mean) * (m.*figure - mean);
        errors.*figure = std::sqrt(squares / (samples - 1));
    }
    return errors;
}

std::size_t bin_of_value(double value, double width, std::size_t bins) {
    // A redshift read as float may lie that much below the edge it stands for.
    constexpr double rounding = 1e-6;
    return static_cast<std::size_t>(
        std::clamp(std::floor(value / width + rounding), 0.0, static_cast<double>(bins - 1)));
}

std::vector<redshift_bin> metrics_by_redshift(std::span<const double> predicted, std::span<const double> truth) {
    constexpr std::size_t bins = 12;
    constexpr double width = 0.05;
    std::vector<std::vector<double>> p(bins);
    std::vector<std::vector<double>> t(bins);
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const std::size_t bin = bin_of_value(truth[i], width, bins);
        p[bin].push_back(predicted[i]);
        t[bin].push_back(truth[i]);
    }
    std::vector<redshift_bin> result;
    for (std::size_t b = 0; b < bins; ++b)
        result.push_back({width * static_cast<double>(b), width * static_cast<double>(b + 1), metrics_of(p[b], t[b]),
                          errors_of(p[b], t[b])});
    return result;
}

mean_change change_of_mae(std::span<const double> first, std::span<const double> second,
                          std::span<const double> truth) {
    const auto n = static_cast<double>(truth.size());
    mean_change c;
    std::vector<double> changes(truth.size());
    for (std::size_t i = 0; i < truth.size(); ++i) {
        changes[i] = std::abs(second[i] - truth[i]) - std::abs(first[i] - truth[i]);
        c.mean += changes[i] / n;
    }
    for (const double change : changes) c.standard_error += (change - c.mean) * (change - c.mean);
    c.standard_error = n > 1 ? std::sqrt(c.standard_error / (n - 1) / n) : 0;
    return c;
}

}  // namespace ztrain
