// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/galaxy/redshift.hpp"

#include "src/gaia/spectrum.hpp"
#include "src/simulate/monotone_curve.hpp"

namespace zsim {

double draw_redshift(z_distribution distribution, random& numbers) {
    static const monotone_curve quantile{{0, 0},
                                         {0.01, 0.0256},
                                         {0.05, 0.0446},
                                         {0.10, 0.0596},
                                         {0.25, 0.0843},
                                         {0.50, 0.1257},
                                         {0.75, 0.1811},
                                         {0.90, 0.2586},
                                         {0.95, 0.3023},
                                         {0.99, 0.3694},
                                         {1, gaia::largest_redshift}};
    const double p = numbers.uniform();
    return distribution == z_distribution::gaia ? quantile(p) : gaia::largest_redshift * p;
}

}  // namespace zsim
