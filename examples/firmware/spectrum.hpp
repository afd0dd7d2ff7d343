// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

/// A made-up spectrum of a galaxy on the network's grid: 80 samples of the blue band, then 106 of the red one,
/// wavelength increasing in both, in electrons a second. Each band is a broad bell; the red one carries an emission
/// line:
///
///     blue(i) = 1 + 12 bell((i - 58) / 36)                               i = 0..79
///     red(i)  = 2 + 17 bell((i - 52) / 44) + 3 bell((i - 38) / 4)        i = 0..105
///     bell(t) = 1 / (1 + t^2)^2
constexpr std::array<float, 186> spectrum = [] {
    constexpr std::size_t blue_samples = 80;
    constexpr auto bell = [](double t) { return 1.0 / ((1.0 + t * t) * (1.0 + t * t)); };
    std::array<float, 186> flux{};
    for (std::size_t sample = 0; sample < flux.size(); ++sample) {
        const bool blue = sample < blue_samples;
        const auto i = static_cast<double>(blue ? sample : sample - blue_samples);
        flux[sample] = static_cast<float>(blue ? 1.0 + 12.0 * bell((i - 58.0) / 36.0)
                                               : 2.0 + 17.0 * bell((i - 52.0) / 44.0) + 3.0 * bell((i - 38.0) / 4.0));
    }
    return flux;
}();
