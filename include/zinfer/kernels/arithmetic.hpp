// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Arithmetic made of an instruction set's primitives.
namespace zinfer::kernels {

/// a * b, rounded once; the addend keeps every sign, also of a zero. To add to a product, use the fma itself: a
/// compiler that drops this addend could contract the two.
template <class Arch>
[[gnu::always_inline]] constexpr typename Arch::vector product(typename Arch::vector a,
                                                               typename Arch::vector b) noexcept {
    return Arch::fma(a, b, Arch::broadcast(-0.0f));
}

/// The trace of an overflow: +0, or NaN where x is not finite. A function that is finite at infinity takes it into its
/// result, so that a number which no longer fits float32 never ends as a value.
template <class Arch>
[[gnu::always_inline]] constexpr typename Arch::vector overflow_trace(typename Arch::vector x) noexcept {
    return Arch::sub(x, x);
}

/// The trace so far, and that of another x.
template <class Arch>
[[gnu::always_inline]] constexpr typename Arch::vector overflow_trace(typename Arch::vector trace,
                                                                      typename Arch::vector x) noexcept {
    return Arch::fma(x, trace, trace);
}

/// The value itself, a zero with its sign, or NaN where the trace is.
template <class Arch>
[[gnu::always_inline]] constexpr typename Arch::vector traced(typename Arch::vector value,
                                                              typename Arch::vector trace) noexcept {
    return Arch::sub(value, trace);
}

/// constant + x * (next + x * (...)), by Horner's rule.
template <class Arch, class... Higher>
[[gnu::always_inline]] constexpr typename Arch::vector polynomial(typename Arch::vector x, float constant,
                                                                  Higher... higher) noexcept {
    if constexpr (sizeof...(Higher) == 0)
        return Arch::broadcast(constant);
    else
        return Arch::fma(polynomial<Arch>(x, higher...), x, Arch::broadcast(constant));
}

}  // namespace zinfer::kernels
