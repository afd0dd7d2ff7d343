// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

#include "zinfer/core/config.hpp"
#include "zinfer/core/requirement.hpp"
#include "zinfer/core/shape.hpp"
#include "zinfer/kernels/permute.hpp"
#include "zinfer/layers/descriptor.hpp"
#include "zinfer/layers/stage_context.hpp"

namespace zinfer {

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

    template <class Arch, stage_context Stage>
    static constexpr void forward(const float* x, float* y) noexcept {
        kernels::permute<Arch>(digits, Stage.output.size(), x, y);
    }

 private:
    static constexpr std::array<permute_digit, sizeof...(Digits)> digits{Digits...};
};

}  // namespace zinfer
