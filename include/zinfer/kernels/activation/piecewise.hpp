// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "zinfer/kernels/activation/pointwise.hpp"
#include "zinfer/kernels/arithmetic.hpp"

/// Activations made of straight lines, and of one parabola.
namespace zinfer::kernels {

/// alpha x where x < 0, otherwise x, ONNX LeakyRelu-16; correctly rounded.
template <>
struct pointwise<function::leaky_relu> {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const activation_config& config,
                                                                        typename Arch::vector x) noexcept {
        const auto scaled = product<Arch>(Arch::broadcast(config.alpha.value()), x);
        return Arch::select_less(x, Arch::broadcast(0.0f), scaled, x);
    }
};

/// x where x > alpha, otherwise 0, ONNX ThresholdedRelu-10; exact.
template <>
struct pointwise<function::thresholded_relu> {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const activation_config& config,
                                                                        typename Arch::vector x) noexcept {
        const auto zero = Arch::broadcast(0.0f);
        const auto zero_or_nan = Arch::maximum(Arch::minimum(x, zero), zero);
        return Arch::select_less(Arch::broadcast(config.alpha.value()), x, x, zero_or_nan);
    }
};

/// alpha x + beta held within 0 and 1, ONNX HardSigmoid-6; correctly rounded.
template <>
struct pointwise<function::hard_sigmoid> {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const activation_config& config,
                                                                        typename Arch::vector x) noexcept {
        const auto line = Arch::fma(Arch::broadcast(config.alpha.value()), x, Arch::broadcast(config.beta.value()));
        return Arch::minimum(Arch::maximum(line, Arch::broadcast(0.0f)), Arch::broadcast(1.0f));
    }
};

/// x (x / 6 + 1 / 2), the factor held within 0 and 1, ONNX HardSwish-14; 2 units.
template <>
struct pointwise<function::hard_swish> {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const activation_config&,
                                                                        typename Arch::vector x) noexcept {
        const auto three = Arch::broadcast(3.0f);
        const auto six = Arch::broadcast(6.0f);
        const auto line = Arch::maximum(Arch::add(x, three), Arch::broadcast(0.0f));
        // Where the factor is 0, x may be infinite.
        const auto bounded = Arch::maximum(x, Arch::broadcast(-3.0f));
        return product<Arch>(bounded, Arch::div(Arch::minimum(line, six), six));
    }
};

/// x held within alpha and beta, beta where they cross, ONNX Clip-13; exact.
template <>
struct pointwise<function::clip> {
    template <class Arch>
    [[gnu::always_inline]] static constexpr typename Arch::vector apply(const activation_config& config,
                                                                        typename Arch::vector x) noexcept {
        return Arch::minimum(Arch::maximum(x, Arch::broadcast(config.alpha.value())),
                             Arch::broadcast(config.beta.value()));
    }
};

}  // namespace zinfer::kernels
