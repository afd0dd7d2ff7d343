// SPDX-License-Identifier: Apache-2.0
// write_baked FILE: the assortment's networks, baked with every choice of algorithm, as one header; and one that
// carries ranges and intervals.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "generator/bake/bake.hpp"
#include "generator/emit/header.hpp"
#include "generator/metadata/interval_table.hpp"
#include "tests/assortment/assortment.hpp"
#include "tests/generator/networks.hpp"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: write_baked FILE\n", stderr);
        return 2;
    }
    using zgen::convolution_mode;
    const struct {
        const char* name;
        convolution_mode mode;
    } modes[] = {{"direct", convolution_mode::direct},
                 {"fast", convolution_mode::fast},
                 {"automatic", convolution_mode::automatic}};
    std::ofstream file(argv[1]);
    std::string entries;
    for (std::size_t i = 0; i < assortment::size; ++i)
        for (const auto& m : modes) {
            if (i >= assortment::convolutional && m.mode != convolution_mode::automatic) continue;
            const std::string name = fmt::format("{}_{}", m.name, i);
            file << zgen::header(zgen::bake(assortment::network(i), std::string(64, '0'),
                                            {.name = name, .convolution = m.mode, .error_budget = 1e-3}));
            entries += fmt::format(" \\\n    apply({}, {})", name, i);
        }
    zgen::graph carrying = networks::chain({30, 1}, {zgen::flatten{}, networks::dense({.inputs = 30, .units = 1})});
    const std::vector<double> ones(30, 1.0);
    carrying.metadata = {
        {"zinfer.training_range", nlohmann::json{{"lower", std::vector<double>(30)}, {"upper", ones}}.dump()},
        {"zinfer.physical_range", "[0, 1]"},
        {"zinfer.intervals",
         zgen::format_intervals({.level = 0.9, .edges = {0.5}, .lower = {-1, -1}, .upper = {1, 1}})}};
    file << zgen::header(zgen::bake(carrying, std::string(64, '0'), {.name = "carrying"}));
    file << "\n#define FOR_EACH_BAKED(apply)" << entries << '\n';
    return file.flush() ? 0 : 1;
}
