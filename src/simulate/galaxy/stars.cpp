// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/galaxy/stars.hpp"

#include <algorithm>
#include <cmath>

#include "src/simulate/galaxy/absorption_lines.hpp"

namespace zsim {

namespace {

constexpr double reference = 550;  // nm, where the light fractions are taken

/// Planck's law per wavelength, up to a factor.
double black_body(double nm, double kelvin) {
    constexpr double second_radiation_constant = 1.438776877e7;  // nm K
    return std::pow(reference / nm, 5) / std::expm1(second_radiation_constant / (nm * kelvin));
}

/// 0 far above the edge, 1 far below it; `width` nm is the scale.
double below(double nm, double edge, double width) {
    return 1 / (1 + std::exp((nm - edge) / width));
}

double balmer_break(double nm, double depth) {
    // The series' lines crowd from 375 nm on, before its limit at 364.6 nm.
    return std::exp(-depth * below(nm, 369, 2.5));
}

/// The populations' continua, with what does not depend on wavelength computed once.
class continua {
 public:
    explicit continua(const galaxy& g)
        : g_(g),
          turn_off_(1 / black_body(reference, g.old_temperature)),
          giants_(1 / black_body(reference, giants_kelvin)),
          intermediate_(1 / black_body(reference, intermediate_kelvin)) {}

    double old(double nm) const {
        const double stars = (1 - giants_share) * black_body(nm, g_.old_temperature) * turn_off_ +
                             giants_share * black_body(nm, giants_kelvin) * giants_;
        const double lines = g_.old_break * below(nm, 398.5, 2.0) + 0.018 * std::max(0.0, 285 - nm);
        return stars * std::exp(-lines);
    }
    double intermediate(double nm) const {
        const double metals = 0.08 * below(nm, 398.5, 2.0) + 0.006 * std::max(0.0, 285 - nm);
        return black_body(nm, intermediate_kelvin) * intermediate_ * balmer_break(nm, 0.65) * std::exp(-metals);
    }
    double young(double nm) const { return std::pow(nm / reference, g_.young_slope) * balmer_break(nm, 0.30); }

 private:
    static constexpr double giants_share = 0.2;
    static constexpr double giants_kelvin = 3500;
    static constexpr double intermediate_kelvin = 8500;

    const galaxy& g_;
    double turn_off_;
    double giants_;
    double intermediate_;
};

}  // namespace

double stellar_continuum(const galaxy& g, double nm) {
    const continua part(g);
    return (1 - g.intermediate - g.young) * part.old(nm) + g.intermediate * part.intermediate(nm) +
           g.young * part.young(nm);
}

spectrum starlight(const galaxy& g, double z) {
    constexpr double speed_of_light = 299792.458;  // km s-1
    spectrum old = spectrum::Ones();
    spectrum intermediate = spectrum::Ones();
    spectrum young = spectrum::Ones();
    for (const absorption_line& line : absorption_lines) {
        const double centre = line.nm * (1 + z);
        const double doppler = line.nm * g.velocity_dispersion / speed_of_light;
        const double sigma = std::hypot(line.sigma, doppler) * (1 + z);
        spectrum shape = spectrum::Zero();
        add_line(shape, centre, sigma, 1 + z);
        old -= line.old * shape;
        intermediate -= line.intermediate * shape;
        young -= line.young * shape;
    }
    constexpr double deepest = 0.1;  // lines that crowd do not take more light than there is
    const continua part(g);
    spectrum result;
    for (int i = 0; i < wavelengths; ++i) {
        const double nm = wavelength(i) / (1 + z);
        result[i] = (1 - g.intermediate - g.young) * part.old(nm) * std::max(deepest, old[i]) +
                    g.intermediate * part.intermediate(nm) * std::max(deepest, intermediate[i]) +
                    g.young * part.young(nm) * std::max(deepest, young[i]);
    }
    return result;
}

}  // namespace zsim
