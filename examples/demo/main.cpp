// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "redshift.hpp"
#include "src/common/atomic_file.hpp"
#include "src/common/error.hpp"
#include "src/tables/samples/sample_reader.hpp"

namespace {

struct galaxy {
    double true_z;
    zinfer::interval z;
    double microseconds;
};

using spectrum = std::array<float, redshift::network::input_size>;

galaxy predict(double true_z, const spectrum& flux) {
    const auto start = std::chrono::steady_clock::now();
    const zinfer::interval z = redshift::predict_redshift_interval(flux.data());
    const std::chrono::duration<double, std::micro> taken = std::chrono::steady_clock::now() - start;
    return {true_z, z, taken.count()};
}

/// The rows of a table with the columns z and flux_0 to flux_185.
std::vector<galaxy> predict_all(const std::string& file) {
    const auto table = tables::open_samples<float>(file, {.values = redshift::network::input_size, .redshift = "z"});
    std::vector<galaxy> galaxies;
    tables::sample<float> s;
    while (table->next(s)) {
        if (!s.fault.empty()) throw common::error(fmt::format("{}: row {}: {}", file, s.row, s.fault));
        spectrum flux;
        std::copy(s.values.begin(), s.values.end(), flux.begin());
        const auto true_z = static_cast<double>(s.redshift);
        if (galaxies.empty()) predict(true_z, flux);  // the first call waits for the weights to come from memory
        galaxies.push_back(predict(true_z, flux));
    }
    return galaxies;
}

void print_table(const std::vector<galaxy>& galaxies) {
    constexpr std::size_t shown = 20;
    fmt::print("  true z   predicted   90 % interval     status                      us\n");
    for (std::size_t i = 0; i < std::min(shown, galaxies.size()); ++i) {
        const galaxy& g = galaxies[i];
        fmt::print("  {:.4f}      {:.4f}   {:.4f} - {:.4f}   {:<22}  {:>6.1f}\n", g.true_z, g.z.value, g.z.lower,
                   g.z.upper, zinfer::name(g.z.status), g.microseconds);
    }
    if (galaxies.size() > shown) fmt::print("  ... and {} more\n", galaxies.size() - shown);
}

void print_summary(const std::vector<galaxy>& galaxies) {
    double error = 0;
    std::size_t covered = 0;
    std::size_t valued = 0;
    std::vector<double> times;
    for (const galaxy& g : galaxies) {
        times.push_back(g.microseconds);
        if (std::isnan(g.z.value)) continue;
        ++valued;
        error += std::abs(static_cast<double>(g.z.value) - g.true_z);
        covered += g.true_z >= static_cast<double>(g.z.lower) && g.true_z <= static_cast<double>(g.z.upper);
    }
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());
    fmt::print(
        "\n{} simulated galaxies, {} with a redshift: mean |predicted - true| {:.4f}; the intervals hold {:.1f} % of "
        "the true values\n{:.1f} us a galaxy (median) on one core, {}\n",
        galaxies.size(), valued, error / static_cast<double>(std::max<std::size_t>(valued, 1)),
        100 * static_cast<double>(covered) / static_cast<double>(std::max<std::size_t>(valued, 1)),
        times[times.size() / 2], redshift::network::arch::name);
}

std::string csv(const std::vector<galaxy>& galaxies) {
    std::string text = "true_z,z,z_lower,z_upper,status,microseconds\n";
    for (const galaxy& g : galaxies)
        text += fmt::format("{},{},{},{},{},{:.1f}\n", g.true_z, g.z.value, g.z.lower, g.z.upper,
                            zinfer::name(g.z.status), g.microseconds);
    return text;
}

}  // namespace

/// Predicts the redshifts of simulated galaxies, a table of z,flux_0..flux_185, and compares them with the truth.
int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "usage: demo GALAXIES.csv OUTPUT.csv\n");
        return 2;
    }
    try {
        const std::vector<galaxy> galaxies = predict_all(argv[1]);
        print_table(galaxies);
        print_summary(galaxies);
        common::write_file(argv[2], csv(galaxies));
    } catch (const std::exception& error) {
        fmt::print(stderr, "demo: {}\n", error.what());
        return 1;
    }
    return 0;
}
