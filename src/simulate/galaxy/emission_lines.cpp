// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/galaxy/emission_lines.hpp"

#include <cmath>

namespace zsim {

std::array<emission_line, 19> emission_lines(const galaxy& g) {
    const double h_beta = 1 / 2.86;
    const double n2 = std::pow(10, g.log_n2);
    const double o3 = h_beta * std::pow(10, g.log_o3);
    const double o2 = h_beta * std::pow(10, g.log_o2);
    const double s2 = std::pow(10, g.log_s2);
    const double o1 = s2 * (g.type == ionization::nucleus ? 0.3 : 0.1);
    const double s3 = 0.6 * s2;
    return {{
        {"[O II] 3726", 372.709, o2 / 2.4},
        {"[O II] 3729", 372.988, o2 * 1.4 / 2.4},
        {"[Ne III] 3869", 386.986, o3 * 0.09},
        {"H epsilon", 397.120, h_beta * 0.159},
        {"H delta", 410.289, h_beta * 0.259},
        {"H gamma", 434.168, h_beta * 0.468},
        {"H beta", 486.268, h_beta},
        {"[O III] 4959", 496.030, o3 / 2.98},
        {"[O III] 5007", 500.824, o3},
        {"He I 5876", 587.725, h_beta * 0.12},
        {"[O I] 6300", 630.205, o1},
        {"[N II] 6548", 654.986, n2 / 3.05},
        {"H alpha", h_alpha, 1},
        {"[N II] 6583", 658.527, n2},
        {"[S II] 6716", 671.829, s2 * 1.35 / 2.35},
        {"[S II] 6731", 673.267, s2 / 2.35},
        {"[Ar III] 7136", 713.777, o3 * 0.06},
        {"[S III] 9069", 907.110, s3 / 2.44},
        {"[S III] 9531", 953.320, s3},
    }};
}

}  // namespace zsim
