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

/// y = maximum(x, 0), ONNX Relu-14.
template <class Arch>
constexpr void relu(std::size_t size, const float* x, float* y) noexcept {
    using tail = typename Arch::tail;
    const std::size_t whole = size - size % Arch::lanes;
    for (std::size_t i = 0; i < whole; i += Arch::lanes)
        Arch::store(y + i, Arch::maximum(Arch::load(x + i), Arch::broadcast(0.0f)));
    for (std::size_t i = whole; i < size; ++i) tail::store(y + i, tail::maximum(tail::load(x + i), 0.0f));
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

/// y = scale * x + shift over the first `size` values; scales and shifts repeat after config.values.
template <class Arch>
constexpr void affine(const affine_config& config, std::size_t size, const float* x, const std::uint64_t* weights,
                      float* y) noexcept {
    using tail = typename Arch::tail;
    const affine_packing packing{config};
    for (std::size_t start = 0; start < size; start += config.values) {
        const std::size_t count = size - start < config.values ? size - start : config.values;
        const std::size_t whole = count - count % Arch::lanes;
        for (std::size_t i = 0; i < whole; i += Arch::lanes)
            Arch::store(y + start + i, Arch::fma(Arch::load(x + start + i), Arch::load_words(weights, packing.scale(i)),
                                                 Arch::load_words(weights, packing.shift(i))));
        for (std::size_t i = whole; i < count; ++i)
            tail::store(y + start + i, tail::fma(x[start + i], tail::load_words(weights, packing.scale(i)),
                                                 tail::load_words(weights, packing.shift(i))));
    }
}

/// y = x where x >= 0, otherwise slope * x, over the first `size` values; slopes repeat after config.values.
template <class Arch>
constexpr void prelu(const prelu_config& config, std::size_t size, const float* x, const std::uint64_t* weights,
                     float* y) noexcept {
    using tail = typename Arch::tail;
    const prelu_packing packing{config};
    for (std::size_t start = 0; start < size; start += config.values) {
        const std::size_t count = size - start < config.values ? size - start : config.values;
        const std::size_t whole = count - count % Arch::lanes;
        for (std::size_t i = 0; i < whole; i += Arch::lanes) {
            const auto value = Arch::load(x + start + i);
            const auto scaled = product<Arch>(Arch::load_words(weights, packing.slope(i)), value);
            Arch::store(y + start + i, Arch::select_less(value, Arch::broadcast(0.0f), scaled, value));
        }
        for (std::size_t i = whole; i < count; ++i) {
            const float value = x[start + i];
            const float scaled = product<tail>(tail::load_words(weights, packing.slope(i)), value);
            tail::store(y + start + i, tail::select_less(value, 0.0f, scaled, value));
        }
    }
}

}  // namespace zinfer::kernels
