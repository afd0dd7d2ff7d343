// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "zinfer/kernels/activation/exponential.hpp"
#include "zinfer/kernels/activation/logarithm.hpp"
#include "zinfer/kernels/activation/pointwise.hpp"
#include "zinfer/kernels/activation/sigmoid.hpp"
#include "zinfer/kernels/arithmetic.hpp"

/// log(1 + e^x), and the activation made of it.
namespace zinfer::kernels {

/// log(1 + e^x) = max(x, 0) + log(1 + e^-|x|), ONNX Softplus-1; 3 units.
template <>
struct pointwise<function::softplus> {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const activation_config&,
                                                                        typename Arch::vector x) noexcept {
        const auto zero = Arch::broadcast(0.0f);
        const auto e = exponential<Arch>(Arch::sub(zero, Arch::absolute(x)));
        return Arch::add(Arch::maximum(x, zero), logarithm_of_1_plus<Arch>(e));
    }
};

/// x tanh(softplus(x)), ONNX Mish-18; 4 units.
///
/// With e = e^-|x|, tanh(softplus(x)) is (e^2 + 2 e) / (e^2 + 2 e + 2) where x < 0; otherwise it is
/// 1 - 2 e^2 / (2 e^2 + 2 e + 1).
template <>
struct pointwise<function::mish> {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const activation_config&,
                                                                        typename Arch::vector x) noexcept {
        return weighted<Arch>(x, 88.0f, [x](typename Arch::vector magnitude) noexcept {
            const auto zero = Arch::broadcast(0.0f);
            const auto two = Arch::broadcast(2.0f);
            const auto e = exponential<Arch>(Arch::sub(zero, magnitude));
            const auto square = product<Arch>(e, e);
            const auto below = Arch::fma(e, two, square);
            const auto above = product<Arch>(square, two);
            const auto rest = Arch::fma(e, two, Arch::broadcast(1.0f));
            return Arch::div(Arch::select_less(x, zero, below, above),
                             Arch::select_less(x, zero, Arch::add(below, two), Arch::fma(square, two, rest)));
        });
    }
};

}  // namespace zinfer::kernels
