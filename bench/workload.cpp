// SPDX-License-Identifier: Apache-2.0
#include "bench/workload.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace bench {

namespace {

constexpr std::size_t timed_inputs = 256;

}  // namespace

workload::workload(const problem& p, std::size_t count) : problem_(p), count_(std::min(count, p.count())) {
    const auto [least, largest] = std::minmax_element(p.reference.begin(), p.reference.end());
    range_ = *largest - *least;
    tolerance_ = 1e-5 * std::max(std::abs(*least), std::abs(*largest)) / range_;
}

const float* workload::batch(std::size_t index, std::size_t batch_size) const {
    const std::size_t batches = std::min(timed_inputs, count_) / batch_size;
    return problem_.inputs.data() + index % batches * batch_size * problem_.model.input_size();
}

std::vector<float> workload::outputs_of(engine& e, std::size_t batch_size, std::size_t inputs) const {
    const std::size_t batches = std::min(inputs, count_) / batch_size;
    std::vector<float> outputs(batches * batch_size * output_size());
    for (std::size_t i = 0; i < batches; ++i)
        e.predict(problem_.inputs.data() + i * batch_size * problem_.model.input_size(),
                  outputs.data() + i * batch_size * output_size(), nullptr);
    return outputs;
}

errors workload::errors_of(const std::vector<float>& outputs) const {
    std::vector<double> distances(outputs.size());
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const double distance = std::abs(static_cast<double>(outputs[i]) - problem_.reference[i]) / range_;
        distances[i] = std::isnan(distance) ? std::numeric_limits<double>::infinity() : distance;
    }
    std::sort(distances.begin(), distances.end());
    const auto n = static_cast<double>(distances.size());
    const auto rank = static_cast<std::size_t>(std::ceil(0.999 * n)) - 1;
    return {std::accumulate(distances.begin(), distances.end(), 0.0) / n, distances[rank], distances.back()};
}

}  // namespace bench
