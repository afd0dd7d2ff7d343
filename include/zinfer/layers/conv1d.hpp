// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "zinfer/core/config.hpp"
#include "zinfer/core/requirement.hpp"
#include "zinfer/core/words.hpp"
#include "zinfer/kernels/convolution/direct.hpp"
#include "zinfer/kernels/convolution/minimal_filtering.hpp"
#include "zinfer/kernels/convolution/reference.hpp"
#include "zinfer/kernels/packing.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// The convolution that a stage is.
[[gnu::always_inline]] constexpr conv1d_geometry conv1d_stage(const conv1d_config& config,
                                                              const stage_context& stage) noexcept {
    return {config,     stage.input.length, stage.output.length, stage.pool,
            stage.relu, stage.samples,      stage.sample_stride};
}

namespace detail {

/// Convolution by a reference kernel, that of minimal filtering where the configuration has a tile: a network's program
/// holds no code for the other.
template <class Scalar, bool Tiled>
constexpr void compute_conv1d(const conv1d_config& config, const stage_context& stage, position_range range,
                              const stage_memory& memory, const std::uint64_t* weights) noexcept {
    const conv1d_geometry geometry = conv1d_stage(config, stage);
    for (std::size_t s = 0; s < stage.samples; ++s) {
        const float* x = memory.input + s * stage.sample_stride;
        float* y = memory.output + s * range.count() * config.filters;
        if constexpr (Tiled)
            kernels::conv1d_minimal_filtering_reference<Scalar>(geometry, x, weights, memory.transformed, y);
        else
            kernels::conv1d_reference<Scalar>(geometry, range, x, weights, y);
    }
}

}  // namespace detail

/// What the layer computes, by the reference kernels; configuration and weights may be known at run time. Scalar is a
/// scalar instruction set.
template <class Scalar>
constexpr void compute_conv1d(const conv1d_config& config, const stage_context& stage, position_range range,
                              const stage_memory& memory, const std::uint64_t* weights) noexcept {
    if (config.tile > 0)
        detail::compute_conv1d<Scalar, true>(config, stage, range, memory, weights);
    else
        detail::compute_conv1d<Scalar, false>(config, stage, range, memory, weights);
}

/// 1-D convolution; a following max_pool1d and relu are computed in the same pass.
///
/// Shapes   input (length, channels), output (window_positions(length, ...), filters)
/// Errors   none at run time; wrong channels, groups or weight sizes do not compile (tests/fail/conv1d_*.cpp)
/// Memory   scratch for minimal filtering (Config.tile) alone; weights stay in read-only storage, packed as
///          kernels/packing.hpp says
/// Source   ONNX Conv-11; reference kernels/convolution/reference.hpp
template <conv1d_config Config, class Weights>
struct conv1d {
    using weights = Weights;
    static constexpr const char* kind = "conv1d";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        constexpr bool positive = Config.channels > 0 && Config.filters > 0 && Config.kernel_size > 0 &&
                                  Config.stride > 0 && Config.dilation > 0;
        constexpr bool valid_tile = Config.tile == 0 || kernels::conv1d_minimal_filtering_applies(Config, 1);
        if constexpr (require::configuration < Index, conv1d,
                      positive && valid_tile > ::met &&
                          require::channels<Index, conv1d, In.channels, Config.channels>::met &&
                          require::groups<Index, conv1d, Config.groups, Config.channels, Config.filters>::met)
            return require::window<Index, conv1d, In.length + Config.pad_begin + Config.pad_end,
                                   Config.extent()>::met &&
                   require::weight_words<Index, conv1d, Weights::words_count,
                                         word_count(conv1d_packing{Config}.floats())>::met;
        return true;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return zinfer::describe(Config, in); }

    /// Minimal filtering computes all positions, whatever the range.
    template <class Arch, stage_context Stage, class Range>
    static constexpr void forward(const stage_memory& memory, Range range) noexcept {
        constexpr conv1d_geometry geometry = conv1d_stage(Config, Stage);
        if (std::is_constant_evaluated()) {
            detail::compute_conv1d<typename Arch::tail, (Config.tile > 0)>(Config, Stage, range, memory,
                                                                           Weights::data());
        } else if constexpr (Config.tile > 0) {
            kernels::conv1d_minimal_filtering<Arch, geometry, Arch::tile_positions, Arch::tile_vectors>(
                memory.input, Weights::data(), memory.transformed, memory.products, memory.output);
        } else if constexpr (kernels::conv1d_direct_applies(Config)) {
            kernels::conv1d_direct<Arch, geometry, Arch::tile_positions, Arch::tile_vectors>(
                range, memory.input, Weights::data(), memory.output);
        } else {
            detail::compute_conv1d<typename Arch::tail, false>(Config, Stage, range, memory, Weights::data());
        }
    }
};

}  // namespace zinfer
