// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/galaxy/galaxy_spectrum.hpp"

#include <array>
#include <cmath>

#include "src/simulate/galaxy/dust.hpp"
#include "src/simulate/galaxy/emission_lines.hpp"
#include "src/simulate/galaxy/stars.hpp"

namespace zsim {

void redden(spectrum& values, double z, double reddening) {
    if (reddening == 0) return;
    for (int i = 0; i < wavelengths; ++i) values[i] *= dimming(reddening, wavelength(i) / (1 + z));
}

void add_emission(spectrum& values, const galaxy& g, double z, double continuum) {
    if (g.h_alpha_width == 0) return;
    constexpr double speed_of_light = 299792.458;  // km s-1
    const double nebular = g.reddening / stellar_to_nebular_reddening;
    for (const emission_line& line : emission_lines(g)) {
        const double dust = std::pow(10, -0.4 * nebular * (dust_curve(line.nm) - dust_curve(h_alpha)));
        // An equivalent width grows with 1 + z as all lengths of waves do.
        const double flux = g.h_alpha_width * (1 + z) * continuum * line.strength * dust;
        const double centre = line.nm * (1 + z);
        add_line(values, centre, centre * g.velocity_dispersion / speed_of_light, flux);
    }
}

spectrum galaxy_spectrum(const galaxy& g, double z) {
    spectrum result = starlight(g, z);
    redden(result, z, g.reddening);
    add_emission(result, g, z, stellar_continuum(g, h_alpha) * dimming(g.reddening, h_alpha));
    return result;
}

double break_4000(const spectrum& values, double z) {
    const auto mean = [&](double lower, double upper) {
        const int first = static_cast<int>(std::lround(lower * (1 + z) - first_wavelength));
        const int last = static_cast<int>(std::lround(upper * (1 + z) - first_wavelength));
        double sum = 0;
        for (int i = first; i <= last; ++i) sum += values[i] * wavelength(i) * wavelength(i);
        return sum / (last - first + 1);
    };
    return mean(400, 410) / mean(385, 395);
}

}  // namespace zsim
