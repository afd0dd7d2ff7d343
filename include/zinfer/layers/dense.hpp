// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "zinfer/core/config.hpp"
#include "zinfer/core/requirement.hpp"
#include "zinfer/core/words.hpp"
#include "zinfer/kernels/convolution/direct.hpp"
#include "zinfer/kernels/convolution/reference.hpp"
#include "zinfer/kernels/packing.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// The convolution that a stage is: the samples of a batch are the positions of one of kernel size 1.
[[gnu::always_inline]] constexpr conv1d_geometry dense_stage(const dense_config& config,
                                                             const stage_context& stage) noexcept {
    return {as_conv1d(config), stage.samples, stage.samples, 1, stage.relu};
}

/// What the layer computes, by the reference kernel; configuration and weights may be known at run time.
template <class Scalar>
constexpr void compute_dense(const dense_config& config, const stage_context& stage, const stage_memory& memory,
                             const std::uint64_t* weights) noexcept {
    kernels::conv1d_reference<Scalar>(dense_stage(config, stage), {0, stage.samples, 0}, memory.input, weights,
                                      memory.output);
}

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

    template <class Arch, stage_context Stage, class Range>
    static constexpr void forward(const stage_memory& memory, Range) noexcept {
        constexpr conv1d_geometry geometry = dense_stage(Config, Stage);
        constexpr std::size_t positions = Stage.samples == 1 ? 1 : Arch::tile_positions;
        constexpr std::size_t vectors = Stage.samples == 1 ? Arch::dense_vectors : Arch::tile_vectors;
        if (std::is_constant_evaluated())
            compute_dense<typename Arch::tail>(Config, Stage, memory, Weights::data());
        else
            kernels::conv1d_direct<Arch, geometry, positions, vectors>(all_positions<Stage.samples>, memory.input,
                                                                       Weights::data(), memory.output);
    }
};

}  // namespace zinfer
