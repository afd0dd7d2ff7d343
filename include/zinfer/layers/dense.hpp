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

/// Fully connected layer, y = W x + b; a following relu is computed in the same pass.
///
/// Shapes   input (1, inputs), output (1, units)
/// Errors   none at run time; wrong inputs or weight sizes do not compile (tests/fail/dense_*.cpp)
/// Memory   no scratch; weights stay in read-only storage, packed as a convolution of kernel size 1
/// Source   ONNX Gemm-13; reference kernels/convolution/reference.hpp
template <dense_config Config, class Weights>
struct dense {
    using weights = Weights;
    static constexpr const char* kind = "dense";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        if constexpr (require::configuration<Index, dense, (Config.inputs > 0 && Config.units > 0)>::met &&
                      require::flat_input<Index, dense, In.length>::met)
            return require::channels<Index, dense, In.channels, Config.inputs>::met &&
                   require::weight_words<Index, dense, Weights::words_count,
                                         word_count(conv1d_packing{as_conv1d(Config)}.floats())>::met;
        return true;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return zinfer::describe(Config, in); }

    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, float* y) noexcept {
        // The samples of a batch are the positions of a convolution of kernel size 1.
        constexpr conv1d_geometry geometry{as_conv1d(Config), Stage.samples, Stage.samples, 1, Stage.relu};
        if (std::is_constant_evaluated())
            kernels::conv1d_reference<typename Arch::tail>(geometry, x, Weights::data(), y);
        else if constexpr (Stage.samples == 1)
            kernels::conv1d_direct<Arch, geometry, 1, Arch::dense_vectors>(x, Weights::data(), y);
        else
            kernels::conv1d_direct<Arch, geometry, Arch::tile_positions, Arch::tile_vectors>(x, Weights::data(), y);
    }
};

}  // namespace zinfer
