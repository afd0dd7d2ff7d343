// SPDX-License-Identifier: Apache-2.0
#include "bench/contender.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

#include "bench/allocations.hpp"
#include "bench/cold_start.hpp"

namespace bench {

namespace {

/// Inputs on which batches are checked; batches of one are on all.
constexpr std::size_t batch_check = 256;

/// Whether the shorter of the two is how the longer begins.
bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
    return std::memcmp(a.data(), b.data(), std::min(a.size(), b.size()) * sizeof(float)) == 0;
}

}  // namespace

std::vector<std::size_t> batch_sizes(const workload& w) {
    std::vector<std::size_t> sizes{1, 16, largest_batch};
    std::erase_if(sizes, [&](std::size_t n) { return n > w.count(); });
    return sizes;
}

std::vector<contender> make_contenders(const std::vector<entrant>& all, const workload& w) {
    std::vector<contender> contenders;
    std::map<std::string, std::vector<float>> outputs_of;  // of batches of one, by name
    for (const std::size_t batch : batch_sizes(w)) {
        for (const entrant& e : all) {
            if (batch > 1 && !e.takes_batches) continue;
            contender c{e, batch, e.make(batch)};
            const std::vector<float> outputs =
                w.outputs_of(*c.engine, batch, batch == 1 ? w.count() : std::max(batch_check, batch));
            c.errors = w.errors_of(outputs);
            if (!(c.errors.largest <= w.tolerance()))
                throw std::runtime_error(fmt::format(
                    "{}, batch of {}: outputs differ from float64 by {:.2g} of its range; at most {:.2g} was "
                    "expected",
                    e.name, batch, c.errors.largest, w.tolerance()));
            if (batch == 1) outputs_of[e.name] = outputs;
            if (!e.same_bits_as.empty() && !same_bits(outputs, outputs_of.at(e.same_bits_as)))
                throw std::runtime_error(
                    fmt::format("{}, batch of {}: other bits than {}", e.name, batch, e.same_bits_as));

            std::vector<float> output(batch * w.output_size());
            const std::size_t before = allocation_count();
            c.engine->predict(w.batch(0, batch), output.data(), nullptr);
            c.allocations = allocation_count() - before;
            c.cold_start = batch == 1 ? measured_cold_start(e.name) : std::numeric_limits<double>::quiet_NaN();
            contenders.push_back(std::move(c));
        }
    }
    return contenders;
}

}  // namespace bench
