// SPDX-License-Identifier: Apache-2.0
// write_baked FILE: the assortment's networks, baked with every choice of algorithm, as one header.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <string>

#include "emit/bake.hpp"
#include "emit/header.hpp"
#include "tests/assortment/assortment.hpp"

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
            const std::string name = fmt::format("{}_{}", m.name, i);
            file << zgen::header(zgen::bake(assortment::network(i), std::string(64, '0'),
                                            {.name = name, .convolution = m.mode, .error_budget = 1e-3}));
            entries += fmt::format(" \\\n    apply({}, {})", name, i);
        }
    file << "\n#define FOR_EACH_BAKED(apply)" << entries << '\n';
    return file.flush() ? 0 : 1;
}
