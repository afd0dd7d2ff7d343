// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <type_traits>

#include "zinfer/core/config.hpp"
#include "zinfer/core/requirement.hpp"
#include "zinfer/core/words.hpp"
#include "zinfer/kernels/convolution/direct.hpp"
#include "zinfer/kernels/convolution/reference.hpp"
#include "zinfer/kernels/packing.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// 1-D convolution; a following max_pool1d and relu are computed in the same pass.
///
/// Shapes   input (length, channels), output (window_positions(length, ...), filters)
/// Errors   none at run time; wrong channels, groups or weight sizes do not compile (tests/fail/conv1d_*.cpp)
/// Memory   no scratch; weights stay in read-only storage, packed as kernels/packing.hpp says
/// Source   ONNX Conv-11; reference kernels/convolution/reference.hpp
template <conv1d_config Config, class Weights>
struct conv1d {
    using weights = Weights;
    static constexpr const char* kind = "conv1d";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        constexpr bool positive = Config.channels > 0 && Config.filters > 0 && Config.kernel_size > 0 &&
                                  Config.stride > 0 && Config.dilation > 0;
        if constexpr (require::configuration<Index, conv1d, positive>::met &&
                      require::channels<Index, conv1d, In.channels, Config.channels>::met &&
                      require::groups<Index, conv1d, Config.groups, Config.channels, Config.filters>::met)
            return require::window<Index, conv1d, In.length + Config.pad_begin + Config.pad_end,
                                   Config.extent()>::met &&
                   require::weight_words<Index, conv1d, Weights::words_count,
                                         word_count(conv1d_packing{Config}.floats())>::met;
        return true;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return zinfer::describe(Config, in); }

    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, float* y) noexcept {
        constexpr conv1d_geometry geometry{Config, Stage.input.length, Stage.output.length, Stage.pool, Stage.relu};
        if (std::is_constant_evaluated())
            kernels::conv1d_reference<typename Arch::tail>(geometry, x, Weights::data(), y);
        else if constexpr (kernels::conv1d_direct_applies(Config))
            kernels::conv1d_direct<Arch, geometry, Arch::tile_positions, Arch::tile_vectors>(x, Weights::data(), y);
        else
            kernels::conv1d_reference<typename Arch::tail>(geometry, x, Weights::data(), y);
    }
};

}  // namespace zinfer
