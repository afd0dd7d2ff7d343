// SPDX-License-Identifier: Apache-2.0
#include "metrics.hpp"

#include <algorithm>
#include <cmath>

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

std::vector<redshift_bin> metrics_by_redshift(std::span<const double> predicted, std::span<const double> truth) {
    constexpr std::size_t bins = 12;
    constexpr double width = 0.05;
    std::vector<std::vector<double>> p(bins);
    std::vector<std::vector<double>> t(bins);
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const auto bin = std::min(static_cast<std::size_t>(std::max(truth[i], 0.0) / width), bins - 1);
        p[bin].push_back(predicted[i]);
        t[bin].push_back(truth[i]);
    }
    std::vector<redshift_bin> result;
    for (std::size_t b = 0; b < bins; ++b)
        result.push_back({width * static_cast<double>(b), width * static_cast<double>(b + 1), metrics_of(p[b], t[b])});
    return result;
}

}  // namespace ztrain
