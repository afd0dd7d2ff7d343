// SPDX-License-Identifier: Apache-2.0
#include "bench/cold_start.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <stdexcept>

#include "bench/options.hpp"
#include "bench/statistics.hpp"

namespace bench {

namespace {

/// What a fresh process prints; NaN where it prints no number.
double ask_child(const std::string& command) {
    double seconds = std::numeric_limits<double>::quiet_NaN();
    std::FILE* output = popen(command.c_str(), "r");
    if (output == nullptr) return seconds;
    if (std::fscanf(output, "%lf", &seconds) != 1) seconds = std::numeric_limits<double>::quiet_NaN();
    return pclose(output) == 0 ? seconds : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

void print_cold_start(const std::vector<entrant>& all, const workload& w, const std::string& name) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const entrant& e) { return e.name == name; });
    if (found == all.end()) throw std::runtime_error("there is no contender '" + name + "'");
    std::vector<float> output(w.output_size());
    const auto start = std::chrono::steady_clock::now();
    const auto engine = found->make(1);
    engine->predict(w.batch(0, 1), output.data(), nullptr);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    fmt::print("{:.9f}\n", taken.count());
}

double measured_cold_start(const std::string& name) {
    const std::string command = fmt::format(
        "'{}' {}{} 2>/dev/null", std::filesystem::read_symlink("/proc/self/exe").string(), cold_start_option, name);
    std::vector<double> seconds;
    for (int i = 0; i < 3; ++i) seconds.push_back(ask_child(command));
    return median(seconds);
}

}  // namespace bench
