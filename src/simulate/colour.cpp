// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/colour.hpp"

#include <cmath>
#include <cstddef>

namespace zsim {

namespace {

/// What all samples of a band receive together from each observed wavelength.
Eigen::RowVectorXf total_response(const band& b) {
    const Eigen::RowVectorXf samples_added = Eigen::RowVectorXf::Ones(b.integration.rows()) * b.integration;
    return samples_added * b.forward;
}

}  // namespace

colour_selection::colour_selection(const instrument& through) {
    const Eigen::RowVectorXf bp = total_response(through.bp);
    const Eigen::RowVectorXf rp = total_response(through.rp);
    for (int i = 0; i < points; ++i) {
        const int first = 20 * i + 20;  // cell of the observed wavelength 10 nm below the point
        bp_[static_cast<std::size_t>(i)] = static_cast<double>(bp.segment(first, 20).sum());
        rp_[static_cast<std::size_t>(i)] = static_cast<double>(rp.segment(first, 20).sum());
    }
}

double colour_selection::chance(double bp_over_rp) {
    constexpr double centre = 0.41;
    constexpr double width = 0.045;
    constexpr double least = 0.03;
    const double distance = (bp_over_rp - centre) / width;
    return least + (1 - least) * std::exp(-0.5 * distance * distance);
}

}  // namespace zsim
