// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "zinfer/core/config.hpp"
#include "zinfer/kernels/arithmetic.hpp"
#include "zinfer/kernels/packing.hpp"

/// Kernels that make each output from one element of the input; y may be x itself. The scalar instruction sets are the
/// reference.
namespace zinfer::kernels {

/// y = maximum(x, 0), ONNX Relu-14; NaN where x is not finite.
template <class Arch>
constexpr void relu(std::size_t size, const float* x, float* y) noexcept {
    using tail = typename Arch::tail;
    const std::size_t whole = size - size % Arch::lanes;
    for (std::size_t i = 0; i < whole; i += Arch::lanes) {
        const auto value = Arch::load(x + i);
        Arch::store(y + i, Arch::larger(value, overflow_trace<Arch>(value)));
    }
    for (std::size_t i = whole; i < size; ++i)
        tail::store(y + i, tail::larger(tail::load(x + i), overflow_trace<tail>(x[i])));
}

/// y = x + z over `size` values, ONNX Add-14 of equal shapes; y may be x or z.
template <class Arch>
constexpr void add(std::size_t size, const float* x, const float* z, float* y) noexcept {
    using tail = typename Arch::tail;
    const std::size_t whole = size - size % Arch::lanes;
    for (std::size_t i = 0; i < whole; i += Arch::lanes)
        Arch::store(y + i, Arch::add(Arch::load(x + i), Arch::load(z + i)));
    for (std::size_t i = whole; i < size; ++i) tail::store(y + i, tail::add(x[i], z[i]));
}

namespace detail {

/// body(start, value, count): runs of `count` elements from `start` on, whose weights follow one another from `value`
/// on. Weights repeat after `values`; element 0 is element `first` of the activation.
template <class Body>
[[gnu::always_inline]] constexpr void each_run(std::size_t values, std::size_t first, std::size_t size,
                                               Body body) noexcept {
    std::size_t value = first % values;
    for (std::size_t start = 0; start < size; value = 0) {
        const std::size_t count = size - start < values - value ? size - start : values - value;
        body(start, value, count);
        start += count;
    }
}

}  // namespace detail

/// y = scale * x + shift over `size` elements from element `first` on; scales and shifts repeat after config.values.
template <class Arch>
constexpr void affine(const affine_config& config, std::size_t first, std::size_t size, const float* x,
                      const std::uint64_t* weights, float* y) noexcept {
    using tail = typename Arch::tail;
    const affine_packing packing{config};
    detail::each_run(config.values, first, size, [&](std::size_t start, std::size_t value, std::size_t count) noexcept {
        const std::size_t whole = count - count % Arch::lanes;
        for (std::size_t i = 0; i < whole; i += Arch::lanes)
            Arch::store(y + start + i,
                        Arch::fma(Arch::load(x + start + i), Arch::load_words(weights, packing.scale(value + i)),
                                  Arch::load_words(weights, packing.shift(value + i))));
        for (std::size_t i = whole; i < count; ++i)
            tail::store(y + start + i, tail::fma(x[start + i], tail::load_words(weights, packing.scale(value + i)),
                                                 tail::load_words(weights, packing.shift(value + i))));
    });
}

/// y = x where x >= 0, otherwise slope * x, over `size` elements from element `first` on; slopes repeat after
/// config.values.
template <class Arch>
constexpr void prelu(const prelu_config& config, std::size_t first, std::size_t size, const float* x,
                     const std::uint64_t* weights, float* y) noexcept {
    using tail = typename Arch::tail;
    const prelu_packing packing{config};
    detail::each_run(config.values, first, size, [&](std::size_t start, std::size_t value, std::size_t count) noexcept {
        const std::size_t whole = count - count % Arch::lanes;
        for (std::size_t i = 0; i < whole; i += Arch::lanes) {
            const auto element = Arch::load(x + start + i);
            const auto scaled = product<Arch>(Arch::load_words(weights, packing.slope(value + i)), element);
            Arch::store(y + start + i, Arch::select_less(element, Arch::broadcast(0.0f), scaled, element));
        }
        for (std::size_t i = whole; i < count; ++i) {
            const float element = x[start + i];
            const float scaled = product<tail>(tail::load_words(weights, packing.slope(value + i)), element);
            tail::store(y + start + i, tail::select_less(element, 0.0f, scaled, element));
        }
    });
}

}  // namespace zinfer::kernels
