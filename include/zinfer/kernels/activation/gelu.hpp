// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "zinfer/kernels/activation/exponential.hpp"
#include "zinfer/kernels/activation/pointwise.hpp"
#include "zinfer/kernels/activation/sigmoid.hpp"
#include "zinfer/kernels/arithmetic.hpp"

/// x times the normal distribution's integral up to x, exactly and as it is often approximated.
namespace zinfer::kernels {

/// x erfc(-x / sqrt(2)) / 2, ONNX Gelu-20; 6 units.
///
/// The integral beyond t >= 0 is e^(-t^2 / 2) R(t), R(t) = u (1 / 2 + v P(v)) with u = 1 / (1 + 0.4 t) and v = 0.4 t u.
/// P is a polynomial by linear programming for the least largest error of R up to t = 13.4, relative: 0.27 * 2^-24.
template <>
struct pointwise<function::gelu> {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const activation_config&,
                                                                        typename Arch::vector x) noexcept {
        return weighted<Arch>(x, 14.0f, [](typename Arch::vector t) noexcept {
            const auto minus_half = Arch::broadcast(-0.5f);
            const auto square = product<Arch>(t, t);
            const auto lost = Arch::fma(t, t, Arch::sub(Arch::broadcast(0.0f), square));
            const auto slope = Arch::broadcast(0.4f);
            const auto one = Arch::broadcast(1.0f);
            const auto u = Arch::div(one, Arch::fma(t, slope, one));
            const auto v = product<Arch>(product<Arch>(t, slope), u);
            const auto curve = polynomial<Arch>(v, 0.5f, -0.49735683f, 0.06784079f, 0.116776235f, 0.022213036f,
                                                -0.05914419f, 0.053565565f, -0.123306654f, 0.110535145f, -0.031545993f);
            const auto e = exponential<Arch>(product<Arch>(square, minus_half));
            const auto tail = product<Arch>(product<Arch>(e, u), curve);
            // What rounding took from t^2 would count up to 87 times in the exponential.
            return Arch::fma(product<Arch>(tail, minus_half), lost, tail);
        });
    }
};

/// x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2, ONNX Gelu-20 with approximate = "tanh"; 6 units, or 3e-8 where
/// that is more.
template <>
struct pointwise<function::gelu_tanh> {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const activation_config&,
                                                                        typename Arch::vector x) noexcept {
        // (1 + tanh(a)) / 2 = sigmoid(2 a)
        return weighted<Arch>(x, 11.0f, [](typename Arch::vector t) noexcept {
            const auto curve = polynomial<Arch>(product<Arch>(t, t), -1.5957692f, -0.071354814f);
            const auto e = exponential<Arch>(product<Arch>(t, curve));
            return Arch::div(e, Arch::add(e, Arch::broadcast(1.0f)));
        });
    }
};

}  // namespace zinfer::kernels
