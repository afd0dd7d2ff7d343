// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <type_traits>

#include "zinfer/core/config.hpp"
#include "zinfer/core/requirement.hpp"
#include "zinfer/core/words.hpp"
#include "zinfer/kernels/convolution/direct.hpp"
#include "zinfer/kernels/convolution/minimal_filtering.hpp"
#include "zinfer/kernels/convolution/reference.hpp"
#include "zinfer/kernels/packing.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

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

    /// Direct convolution.
    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, float* y) noexcept {
        constexpr conv1d_geometry geometry = geometry_of(Stage);
        if constexpr (kernels::conv1d_direct_applies(Config))
            if (!std::is_constant_evaluated()) {
                kernels::conv1d_direct<Arch, geometry, Arch::tile_positions, Arch::tile_vectors>(x, Weights::data(), y);
                return;
            }
        for (std::size_t s = 0; s < Stage.samples; ++s)
            kernels::conv1d_reference<typename Arch::tail>(geometry, x + s * Stage.sample_stride, Weights::data(),
                                                           y + s * Stage.output.size());
    }

    /// Minimal filtering, with its scratch memory.
    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, float* transformed, float* products, float* y) noexcept {
        constexpr conv1d_geometry geometry = geometry_of(Stage);
        if (!std::is_constant_evaluated()) {
            kernels::conv1d_minimal_filtering<Arch, geometry, Arch::tile_positions, Arch::tile_vectors>(
                x, Weights::data(), transformed, products, y);
            return;
        }
        for (std::size_t s = 0; s < Stage.samples; ++s)
            kernels::conv1d_minimal_filtering_reference<typename Arch::tail>(
                geometry, x + s * Stage.sample_stride, Weights::data(), transformed, y + s * Stage.output.size());
    }

 private:
    static constexpr conv1d_geometry geometry_of(const stage_context& stage) noexcept {
        return {Config,     stage.input.length, stage.output.length, stage.pool,
                stage.relu, stage.samples,      stage.sample_stride};
    }
};

}  // namespace zinfer
