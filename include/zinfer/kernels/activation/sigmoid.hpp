// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "zinfer/kernels/activation/exponential.hpp"
#include "zinfer/kernels/activation/pointwise.hpp"
#include "zinfer/kernels/arithmetic.hpp"

/// Curves between two limits, and x times one of them.
namespace zinfer::kernels {

/// 1 / (1 + e^-x), ONNX Sigmoid-13; 3 units.
template <>
struct pointwise<function::sigmoid> {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const activation_config&,
                                                                        typename Arch::vector x) noexcept {
        const auto zero = Arch::broadcast(0.0f);
        const auto one = Arch::broadcast(1.0f);
        const auto e = exponential<Arch>(Arch::sub(zero, Arch::absolute(x)));
        return Arch::div(Arch::select_less(x, zero, e, one), Arch::add(e, one));
    }
};

/// tanh(x) = -m / (2 + m) with m = e^(-2 |x|) - 1 and the sign of x, ONNX Tanh-13; 3 units.
template <>
struct pointwise<function::tanh> {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const activation_config&,
                                                                        typename Arch::vector x) noexcept {
        const auto m = exponential_minus_1<Arch>(product<Arch>(Arch::absolute(x), Arch::broadcast(-2.0f)));
        return Arch::copy_sign(Arch::div(m, Arch::add(m, Arch::broadcast(2.0f))), x);
    }
};

/// x / (1 + |x|), ONNX Softsign-1; 2 units.
template <>
struct pointwise<function::softsign> {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const activation_config&,
                                                                        typename Arch::vector x) noexcept {
        // 1 is rounded away beside 2^30: infinity has the same quotient.
        const auto magnitude = Arch::minimum(Arch::absolute(x), Arch::broadcast(1073741824.0f));
        return Arch::copy_sign(Arch::div(magnitude, Arch::add(magnitude, Arch::broadcast(1.0f))), x);
    }
};

/// x times a weight between 0 and 1 that is complement(|x|) where x < 0, and 1 - complement(|x|) otherwise: the
/// complement falls faster than |x| grows, and is 0 from `vanishing` on, where x may be infinite.
///
/// Shapes   complement: vector -> vector, of min(|x|, vanishing)
template <class Arch, class Complement>
[[gnu::always_inline]] constexpr typename Arch::vector weighted(typename Arch::vector x, float vanishing,
                                                                Complement complement) noexcept {
    const auto magnitude = Arch::minimum(Arch::absolute(x), Arch::broadcast(vanishing));
    const auto zero = Arch::broadcast(0.0f);
    return Arch::fma(Arch::sub(zero, magnitude), complement(magnitude), Arch::maximum(x, zero));
}

/// x sigmoid(x), ONNX Swish-24; 4 units.
template <>
struct pointwise<function::silu> {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const activation_config&,
                                                                        typename Arch::vector x) noexcept {
        return weighted<Arch>(x, 88.0f, [](typename Arch::vector magnitude) noexcept {
            const auto e = exponential<Arch>(Arch::sub(Arch::broadcast(0.0f), magnitude));
            return Arch::div(e, Arch::add(e, Arch::broadcast(1.0f)));
        });
    }
};

}  // namespace zinfer::kernels
