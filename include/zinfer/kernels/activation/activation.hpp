// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/config.hpp"
#include "zinfer/kernels/activation/exponential_linear.hpp"
#include "zinfer/kernels/activation/gelu.hpp"
#include "zinfer/kernels/activation/piecewise.hpp"
#include "zinfer/kernels/activation/sigmoid.hpp"
#include "zinfer/kernels/activation/softplus.hpp"
#include "zinfer/kernels/arithmetic.hpp"

namespace zinfer::kernels {

namespace detail {

/// f(x); where x is not finite, neither is the result, though the function may have a limit there.
template <class Arch, function F>
[[gnu::always_inline]] constexpr typename Arch::vector activate(const activation_config& config,
                                                                typename Arch::vector x) noexcept {
    return traced<Arch>(pointwise<F>::template apply<Arch>(config, x), overflow_trace<Arch>(x));
}

}  // namespace detail

/// y = f(x) of `size` elements, f being config.function; y may be x. The scalar instruction sets are the reference.
template <class Arch, function F>
constexpr void activation(const activation_config& config, std::size_t size, const float* x, float* y) noexcept {
    using tail = typename Arch::tail;
    const std::size_t whole = size - size % Arch::lanes;
    for (std::size_t i = 0; i < whole; i += Arch::lanes)
        Arch::store(y + i, detail::activate<Arch, F>(config, Arch::load(x + i)));
    for (std::size_t i = whole; i < size; ++i) tail::store(y + i, detail::activate<tail, F>(config, tail::load(x + i)));
}

}  // namespace zinfer::kernels
