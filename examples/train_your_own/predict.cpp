// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include "redshift.hpp"

/// Reads a table z,flux_0..flux_185 and writes true_z,z,z_lower,z_upper,status.
int main() {
    std::string line;
    std::getline(std::cin, line);  // the header
    std::puts("true_z,z,z_lower,z_upper,status");
    while (std::getline(std::cin, line)) {
        const char* position = line.c_str();
        char* end = nullptr;
        const double true_z = std::strtod(position, &end);
        std::array<float, redshift::network::input_size> flux{};
        for (float& value : flux) {
            if (*end != ',') {
                std::fprintf(stderr, "predict: a row has fewer than 187 numbers\n");
                return 1;
            }
            position = end + 1;
            value = std::strtof(position, &end);
        }
        const zinfer::interval z = redshift::predict_redshift_interval(flux.data());
        std::printf("%g,%.9g,%.9g,%.9g,%s\n", true_z, static_cast<double>(z.value), static_cast<double>(z.lower),
                    static_cast<double>(z.upper), zinfer::name(z.status));
    }
}
