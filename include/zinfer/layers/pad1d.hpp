// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/config.hpp"
#include "zinfer/core/requirement.hpp"
#include "zinfer/kernels/pad.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// What the layer computes; the configuration may be known at run time.
template <class Arch>
constexpr void compute_pad1d(const pad1d_config& config, const stage_context& stage, position_range range,
                             const stage_memory& memory) noexcept {
    kernels::pad1d<Arch>(config, stage.uncropped, stage.output.channels, range, memory.input, memory.output);
}

/// Positions put before and after: a constant, the positions inside mirrored, or the end positions repeated.
///
/// Shapes   input (length, channels), output (begin + length + end, channels)
/// Errors   none at run time; reflecting more than there is does not compile (tests/fail/pad1d_*.cpp)
/// Source   ONNX Pad-13; kernels/pad.hpp
template <pad1d_config Config>
struct pad1d {
    static constexpr const char* kind = "pad1d";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        if constexpr (Config.mode == pad_mode::reflect)
            return require::reflection<Index, pad1d, In.length, Config.begin, Config.end>::met;
        return true;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return zinfer::describe(Config, in); }

    template <class Arch, stage_context Stage, class Range>
    static constexpr void forward(const stage_memory& memory, Range range) noexcept {
        compute_pad1d<Arch>(Config, Stage, range, memory);
    }
};

}  // namespace zinfer
