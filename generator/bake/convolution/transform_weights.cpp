// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/convolution/transform_weights.hpp"

#include <cstddef>

#include "zinfer/kernels/convolution/minimal_filter.hpp"

namespace zgen {

std::vector<double> transform_weights(const zinfer::conv1d_config& config, std::span<const double> kernel) {
    const zinfer::minimal_filter f = zinfer::make_minimal_filter(config.tile, config.kernel_size);
    const std::size_t channels = config.channels;
    std::vector<double> transformed(config.filters * f.points() * channels);
    for (std::size_t filter = 0; filter < config.filters; ++filter)
        for (std::size_t point = 0; point < f.points(); ++point)
            for (std::size_t tap = 0; tap < f.taps; ++tap)
                for (std::size_t channel = 0; channel < channels; ++channel)
                    transformed[(filter * f.points() + point) * channels + channel] +=
                        f.taps_at[point][tap] * kernel[(filter * f.taps + tap) * channels + channel];
    return transformed;
}

}  // namespace zgen
