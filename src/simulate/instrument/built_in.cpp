// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/instrument/built_in.hpp"

#include "src/simulate/instrument/dispersion.hpp"
#include "src/simulate/instrument/line_spread.hpp"
#include "src/simulate/instrument/noise_basis.hpp"
#include "src/simulate/instrument/response.hpp"

namespace zsim {

namespace {

band make_band(const pixel_grid& grid, double (*response)(double), const dispersion& place, const line_spread& spread) {
    band result;
    result.forward.setZero(fine_positions, wavelengths);
    // Steep edges of the response and the spread are sampled within each cell of 1 nm.
    constexpr int parts = 5;
    for (int w = 0; w < wavelengths; ++w) {
        for (int part = 0; part < parts; ++part) {
            const double nm = wavelength(w) - 0.5 + (part + 0.5) / parts;
            const double electrons = electrons_per_flux(nm) * response(nm) / parts;
            if (electrons <= 0) continue;
            const double u = place(nm);
            for (int i = 0; i < fine_positions; ++i)
                result.forward(i, w) += static_cast<float>(electrons * spread(fine_position(i) - u, nm));
        }
    }
    result.integration = pixel_integration(grid);
    return result;
}

}  // namespace

instrument built_in_instrument() {
    const pixel_grid bp = bp_pixel_grid();
    const pixel_grid rp = rp_pixel_grid();
    instrument result{"built-in", make_band(bp, bp_response, bp_dispersion, bp_line_spread),
                      make_band(rp, rp_response, rp_dispersion, rp_line_spread)};
    result.bp.noise = noise_basis(bp, 0.21, 0.23);
    result.rp.noise = noise_basis(rp, 0.23, 0.25);
    result.bp.noise_growth = bp_noise_growth;
    result.rp.noise_growth = rp_noise_growth;
    return result;
}

}  // namespace zsim
