// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "zinfer/core/config.hpp"
#include "zinfer/core/requirement.hpp"
#include "zinfer/core/shape.hpp"
#include "zinfer/kernels/permute.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

/// What the layer computes; the digits may be known at run time.
template <class Arch>
constexpr void compute_permute(std::span<const permute_digit> digits, const stage_context& stage,
                               const stage_memory& memory) noexcept {
    kernels::permute<Arch>(digits, stage.output.size(), memory.input, memory.output);
}

/// Another order of the values, and another shape: value i of the output is read where its index, counted in the
/// digits' extents from the outermost on, leads in steps of their strides.
///
/// Shapes   input (length, channels), output Output, of the same size
/// Errors   none at run time; digits that miss a value do not compile (tests/fail/permute_*.cpp)
/// Source   ONNX Transpose-13 between Reshapes; kernels/permute.hpp
template <shape Output, permute_digit... Digits>
struct permute {
    static constexpr const char* kind = "permute";

    template <std::size_t Index, shape In>
    static constexpr bool check() noexcept {
        return require::same_size<Index, permute, In.size(), Output.size()>::met &&
               require::permutation<Index, permute, kernels::takes_each_once(digits, Output.size())>::met;
    }

    static constexpr layer_descriptor describe(shape in) noexcept { return describe_permute(Output, in); }

    template <class Arch, stage_context Stage, class Range>
    static constexpr void forward(const stage_memory& memory, Range) noexcept {
        compute_permute<Arch>(digits, Stage, memory);
    }

 private:
    static constexpr std::array<permute_digit, sizeof...(Digits)> digits{Digits...};
};

}  // namespace zinfer
