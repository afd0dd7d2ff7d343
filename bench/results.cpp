// SPDX-License-Identifier: Apache-2.0
#include "bench/results.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "bench/layers.hpp"
#include "bench/limits.hpp"
#include "bench/network.hpp"
#include "bench/statistics.hpp"

namespace bench {

namespace {

double peak_rate(const measurements& measured, const limit_loops& limits) {
    return maximum(measured.counter(peak_name(limits), rate_counter));
}

/// The least time of any peer, by batch size.
std::map<std::size_t, double> best_peers(const std::vector<network_result>& networks) {
    std::map<std::size_t, double> best;
    for (const network_result& r : networks)
        if (!r.is_zinfer() && r.least > 0)
            best[r.batch] = best.contains(r.batch) ? std::min(best[r.batch], r.least) : r.least;
    return best;
}

network_result network_of(const measurements& measured, const model& m, const contender& c) {
    const auto& times = measured.seconds(network_name(c));
    const auto work = static_cast<double>(c.batch * m.multiply_adds());
    const double least = minimum(times);
    return {.name = c.entrant.name,
            .batch = c.batch,
            .least = least,
            .median = median(times),
            .of_floor = work / peak_rate(measured, *c.entrant.limits) / least,
            .of_tile = median(measured.counter(network_name(c), of_tile_counter)),
            .times_best = std::numeric_limits<double>::quiet_NaN(),
            .allocations = c.allocations,
            .cold_start = c.cold_start,
            .errors = c.errors};
}

layers_result layers_of(const measurements& measured, const model& m, const contender& c) {
    layers_result r{c.entrant.name, {}, {}};
    for (const stage& s : m.stages) {
        const double least = minimum(measured.counter(layers_name(c), s.name));
        r.least.push_back(least);
        r.of_floor.push_back(static_cast<double>(s.multiply_adds()) / peak_rate(measured, *c.entrant.limits) / least);
    }
    return r;
}

}  // namespace

std::vector<network_result> results::networks_of(std::size_t batch) const {
    std::vector<network_result> found;
    std::copy_if(networks.begin(), networks.end(), std::back_inserter(found),
                 [=](const network_result& r) { return r.batch == batch; });
    return found;
}

results collect(const measurements& measured, const model& m, const std::vector<instruction_set>& sets,
                const std::vector<contender>& contenders) {
    results r{static_cast<double>(m.multiply_adds()), {}, {}, {}};
    for (const instruction_set& set : sets) {
        const auto& peak = measured.counter(peak_name(*set.limits), rate_counter);
        const auto& tile = measured.counter(tile_name(*set.limits), rate_counter);
        r.limits.push_back({set.limits->name, maximum(peak), median(peak), maximum(tile), median(tile)});
    }
    for (const contender& c : contenders) {
        if (!measured.seconds(network_name(c)).empty()) r.networks.push_back(network_of(measured, m, c));
        if (!measured.seconds(layers_name(c)).empty() && c.batch == 1) r.layers.push_back(layers_of(measured, m, c));
    }
    const auto best = best_peers(r.networks);
    for (network_result& n : r.networks)
        if (best.contains(n.batch)) n.times_best = best.at(n.batch) / n.least;
    return r;
}

}  // namespace bench
