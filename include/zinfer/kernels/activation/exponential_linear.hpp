// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "zinfer/kernels/activation/exponential.hpp"
#include "zinfer/kernels/activation/pointwise.hpp"
#include "zinfer/kernels/arithmetic.hpp"

/// Activations that are linear where x > 0 and an exponential below.
namespace zinfer::kernels {

/// alpha (e^x - 1) where x < 0, otherwise x, ONNX Elu-6; 2 units.
template <>
struct pointwise<function::elu> {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const activation_config& config,
                                                                        typename Arch::vector x) noexcept {
        const auto zero = Arch::broadcast(0.0f);
        const auto curve = exponential_minus_1<Arch>(Arch::minimum(x, zero));
        return Arch::select_less(x, zero, product<Arch>(Arch::broadcast(config.alpha.value()), curve), x);
    }
};

/// beta elu(x), ONNX Selu-6, whose gamma is beta; 3 units.
template <>
struct pointwise<function::selu> {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const activation_config& config,
                                                                        typename Arch::vector x) noexcept {
        return product<Arch>(Arch::broadcast(config.beta.value()), pointwise<function::elu>::apply<Arch>(config, x));
    }
};

/// alpha (e^(x / alpha) - 1) where x < 0, otherwise x, ONNX Celu-12; 3 units.
template <>
struct pointwise<function::celu> {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const activation_config& config,
                                                                        typename Arch::vector x) noexcept {
        const auto zero = Arch::broadcast(0.0f);
        const auto alpha = Arch::broadcast(config.alpha.value());
        const auto curve = exponential_minus_1<Arch>(Arch::div(Arch::minimum(x, zero), alpha));
        return Arch::select_less(x, zero, product<Arch>(alpha, curve), x);
    }
};

}  // namespace zinfer::kernels
