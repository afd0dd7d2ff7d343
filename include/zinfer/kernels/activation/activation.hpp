// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/config.hpp"
#include "zinfer/kernels/activation/exponential_linear.hpp"
#include "zinfer/kernels/activation/gelu.hpp"
#include "zinfer/kernels/activation/piecewise.hpp"
#include "zinfer/kernels/activation/sigmoid.hpp"
#include "zinfer/kernels/activation/softplus.hpp"

namespace zinfer::kernels {

/// y = f(x) of `size` elements, f being config.function; y may be x. The scalar instruction sets are the reference.
template <class Arch, function F>
constexpr void activation(const activation_config& config, std::size_t size, const float* x, float* y) noexcept {
    using tail = typename Arch::tail;
    const std::size_t whole = size - size % Arch::lanes;
    for (std::size_t i = 0; i < whole; i += Arch::lanes)
        Arch::store(y + i, pointwise<F>::template apply<Arch>(config, Arch::load(x + i)));
    for (std::size_t i = whole; i < size; ++i)
        tail::store(y + i, pointwise<F>::template apply<tail>(config, tail::load(x + i)));
}

}  // namespace zinfer::kernels
