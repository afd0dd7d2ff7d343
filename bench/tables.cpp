// SPDX-License-Identifier: Apache-2.0
#include "bench/tables.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <set>

#include "bench/machine.hpp"

namespace bench {

namespace {

class table_writer {
 public:
    template <class... Args>
    void line(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(text_), format, std::forward<Args>(args)...);
        text_ += '\n';
    }

    std::string take() { return std::move(text_); }

 private:
    std::string text_;
};

/// Right-aligned in a column of its own.
std::string cell(double value, int decimals, int width = 10) {
    return std::isfinite(value) ? fmt::format("{:{}.{}f}", value, width, decimals) : fmt::format("{:>{}}", "-", width);
}

void append_limits(table_writer& t, const results& r) {
    t.line("\nlimits, 10^9 multiply-adds a second; floor: {:.1f} million of them, us\n", r.multiply_adds * 1e-6);
    t.line("{:22}{:>10}{:>10}{:>10}{:>10}{:>10}", "", "peak", "median", "L1 tile", "median", "floor");
    for (const limit_result& l : r.limits)
        t.line("{:22}{}{}{}{}{}", l.name, cell(l.peak * 1e-9, 1), cell(l.peak_median * 1e-9, 1), cell(l.tile * 1e-9, 1),
               cell(l.tile_median * 1e-9, 1), cell(r.multiply_adds / l.peak * 1e6, 1));
}

void append_single(table_writer& t, const results& r) {
    t.line("\nbatch of 1, us; cold start in ms\n");
    t.line("{:22}{:>10}{:>10}{:>10}{:>10}{:>12}{:>8}{:>12}", "", "min", "median", "of floor", "of tile", "x best peer",
           "heap", "cold start");
    for (const network_result& n : r.networks_of(1))
        t.line("{:22}{}{}{}{}{}{:>8}{}", n.name, cell(n.least * 1e6, 1), cell(n.median * 1e6, 1), cell(n.of_floor, 3),
               cell(n.of_tile, 3), cell(n.times_best, 2, 12), n.allocations, cell(n.cold_start * 1e3, 2, 12));
}

void append_batch(table_writer& t, const results& r, std::size_t batch) {
    t.line("\nbatch of {}, spectra a second\n", batch);
    t.line("{:22}{:>10}{:>10}{:>10}{:>10}{:>12}{:>8}", "", "max", "median", "of floor", "of tile", "x best peer",
           "heap");
    for (const network_result& n : r.networks_of(batch))
        t.line("{:22}{}{}{}{}{}{:>8}", n.name, cell(n.spectra_per_second(), 0),
               cell(static_cast<double>(batch) / n.median, 0), cell(n.of_floor, 3), cell(n.of_tile, 3),
               cell(n.times_best, 2, 12), n.allocations);
}

void append_errors(table_writer& t, const results& r, std::size_t inputs) {
    t.line("\nerror against float64 over {} inputs, parts of the output range\n", inputs);
    t.line("{:22}{:>12}{:>12}{:>12}", "", "mean", "99.9 %", "largest");
    for (const network_result& n : r.networks_of(1))
        t.line("{:22}{:>12.2e}{:>12.2e}{:>12.2e}", n.name, n.errors.mean, n.errors.percentile_99_9, n.errors.largest);
}

void append_layers(table_writer& t, const results& r, const model& m) {
    t.line("\neach stage within an inference, min us (part of its floor)\n");
    std::string stages;
    for (const stage& s : m.stages)
        if (s.multiply_adds() > 0) stages += fmt::format("{:>17}", s.name);
    t.line("{:22}{}", "", stages);
    for (const layers_result& l : r.layers) {
        std::string row;
        for (std::size_t i = 0; i < m.stages.size(); ++i) {
            if (m.stages[i].multiply_adds() == 0) continue;
            const std::string part = std::isfinite(l.of_floor[i]) ? fmt::format("({:.2f})", l.of_floor[i]) : "";
            row += cell(l.least[i] * 1e6, 2) + fmt::format("{:>7}", part);
        }
        t.line("{:22}{}", l.name, row);
    }
}

}  // namespace

std::string tables(const results& r, const problem& p, std::size_t inputs) {
    table_writer t;
    t.line("{}; {}; {}; network {}", date_today(), processor_name(), compiler_name(), p.source);
    append_limits(t, r);
    std::set<std::size_t> batches;
    for (const network_result& n : r.networks) batches.insert(n.batch);
    for (const std::size_t batch : batches) {
        if (batch == 1)
            append_single(t, r);
        else
            append_batch(t, r, batch);
    }
    append_errors(t, r, inputs);
    append_layers(t, r, p.model);
    return t.take();
}

}  // namespace bench
