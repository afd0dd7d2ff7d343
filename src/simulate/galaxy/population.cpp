// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/galaxy/population.hpp"

#include <algorithm>
#include <cmath>

namespace zsim {

double star_forming_limit(double log_n2) {
    return 0.61 / (log_n2 - 0.05) + 1.3;
}

void draw_lines(galaxy& g, random& numbers) {
    const double scatter = numbers.normal();
    const double place = numbers.uniform();
    const double height = numbers.normal();
    const double o2 = numbers.normal();
    const double s2 = numbers.normal();
    if (g.type == ionization::stars) {
        g.h_alpha_width = std::min(30.0, 11 * std::max(0.03, g.young) * std::pow(10, 0.2 * scatter));
        // The younger the light, the less metal: starbursts of low mass lie at the upper left of the diagram.
        g.log_n2 = std::clamp(-0.30 - 0.9 * g.young - 0.35 * place + 0.1 * o2, -1.6, -0.25);
        const double ridge = 0.61 / (g.log_n2 + 0.08) + 1.1;
        g.log_o3 = std::clamp(ridge + 0.1 * height, -1.0, star_forming_limit(g.log_n2));
        g.log_o2 = 0.45 + 0.12 * o2;
        g.log_s2 = -0.45 + 0.1 * s2;
    } else if (g.type == ionization::nucleus) {
        g.h_alpha_width = 1.2 * std::pow(10, 0.3 * scatter);
        g.log_n2 = -0.2 + 0.4 * place;
        g.log_o3 = std::clamp(0.5 + 0.3 * height, 0.0, 1.05);
        g.log_o2 = 0.55 + 0.15 * o2;
        g.log_s2 = -0.3 + 0.1 * s2;
    } else {
        g.h_alpha_width = 0.04 * std::pow(10, 0.3 * scatter);
        g.log_n2 = 0.1 * height;
        g.log_o3 = 0.2 + 0.2 * height;
        g.log_o2 = 0.7 + 0.15 * o2;
        g.log_s2 = -0.2 + 0.1 * s2;
    }
}

galaxy draw_galaxy(random& numbers) {
    galaxy g;
    const double type = numbers.uniform();
    const double share = numbers.uniform();
    const double younger = numbers.uniform();
    const double dust = -std::log(numbers.uniform());  // exponential, mean 1
    g.type = type < 0.40 ? ionization::none : type < 0.85 ? ionization::stars : ionization::nucleus;
    if (g.type == ionization::none) {
        g.intermediate = 0.20 * share * share;
        g.young = 0.03 * younger * younger;
        g.reddening = 0.03 * dust;
    } else if (g.type == ionization::stars) {
        g.young = 0.05 + 0.75 * younger * younger;
        g.intermediate = (1 - g.young) * (0.25 + 0.6 * share);
        g.reddening = 0.16 * dust;
    } else {
        g.young = 0.12 * younger;
        g.intermediate = 0.1 + 0.35 * share;
        g.reddening = 0.10 * dust;
    }
    g.reddening = std::min(g.reddening, 0.8);
    g.old_temperature = 4950 + 130 * std::clamp(numbers.normal(), -3.0, 3.0);
    g.old_break = 0.42 + 0.05 * std::clamp(numbers.normal(), -3.0, 3.0);
    g.young_slope = -2.0 + 0.2 * std::clamp(numbers.normal(), -3.0, 3.0);
    const double dispersion = g.type == ionization::none ? 2.3 : 2.05;  // log10 of km s-1
    g.velocity_dispersion = std::pow(10, dispersion + 0.12 * std::clamp(numbers.normal(), -3.0, 3.0));
    draw_lines(g, numbers);
    return g;
}

}  // namespace zsim
