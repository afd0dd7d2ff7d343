// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "zinfer/core/words.hpp"

/// Instruction sets as tag types. Each gives the same small set of vector primitives, so one kernel source serves all,
/// and each output element is computed by the same operations in the same order on every one of them.
///
/// load, load_words    `lanes` values from activations, from packed weights
/// store, store_first  `lanes` values, the first n of them
/// fma                 a * b + c with one rounding (unless fused is false)
/// add, sub, div       one IEEE operation each; there is no mul, so nothing can be contracted
/// square_root         correctly rounded, as IEEE has it
/// maximum, minimum    the larger and the smaller value; NaN if either is NaN; b where they are equal
/// larger              a where a > b, otherwise b, also where either is NaN
/// select_less         `yes` where a < b, otherwise `no`, also where either is NaN
/// absolute            without the sign
/// copy_sign           the magnitude of one value with the sign of another
/// power_of_two        2^n of n + 1.5 * 2^23, the sum that rounds a number to the whole number n, -127 < n < 128;
///                     0 for n = -127
namespace zinfer::arch {

namespace detail {

/// a * b + c with one rounding, for constant evaluation: __builtin_fmaf is not a constant expression in clang 14.
///
/// The product is exact in double. The sum is rounded to odd (Boldo and Melquiond, "Emulation of FMA and correctly
/// rounded sums", IEEE Trans. Comput. 57, 2008), so that the final rounding to float is the only one that counts.
[[gnu::always_inline]] constexpr float exact_fma(float a, float b, float c) noexcept {
    const double product = static_cast<double>(a) * static_cast<double>(b);
    const double addend = static_cast<double>(c);
    const double sum = product + addend;
    const auto bits = std::bit_cast<std::uint64_t>(sum);
    if ((bits & 0x7ff0000000000000u) == 0x7ff0000000000000u) return static_cast<float>(sum);
    const double addend_part = sum - product;
    const double rest = (product - (sum - addend_part)) + (addend - addend_part);
    if (rest == 0.0 || (bits & 1) != 0) return static_cast<float>(sum);
    const bool away_from_zero = (rest > 0.0) == (sum > 0.0);
    return static_cast<float>(std::bit_cast<double>(away_from_zero ? bits + 1 : bits - 1));
}

/// The square root for constant evaluation, of a number that is not negative.
///
/// Newton's iteration falls from above until it stands. No root of a float lies so close to the middle between two
/// floats that the last bit of a double would matter.
[[gnu::always_inline]] constexpr float exact_square_root(float a) noexcept {
    if (!(a > 0.0f) || a > 3.4028235e38f) return a;
    const auto square = static_cast<double>(a);
    double root = square > 1.0 ? square : 1.0;
    for (double next = 0.5 * (root + square / root); next < root; next = 0.5 * (root + square / root)) root = next;
    return static_cast<float>(root);
}

}  // namespace detail

/// Plain C++ with a fused multiply-add: any processor that has the instruction; exact but slow where it has not.
struct scalar {
    using vector = float;
    using tail = scalar;  ///< what handles the values that fill no whole vector

    static constexpr const char* name = "scalar";
    static constexpr bool fused = true;
    static constexpr std::size_t lanes = 1;
    /// Register tile of a convolution: positions by vectors. 16 accumulators fit Cortex-M7's 32 registers.
    static constexpr std::size_t tile_positions = 2;
    static constexpr std::size_t tile_vectors = 8;
    /// Accumulators of a dense layer.
    static constexpr std::size_t dense_vectors = 16;

    [[gnu::always_inline]] static constexpr vector load(const float* x) noexcept { return *x; }
    [[gnu::always_inline]] static constexpr vector load_words(const std::uint64_t* words, std::size_t index) noexcept {
        if (std::is_constant_evaluated()) return word_value(words, index);
        float value;
        __builtin_memcpy(&value, word_address(words, index), sizeof value);
        return value;
    }
    [[gnu::always_inline]] static constexpr vector broadcast(float value) noexcept { return value; }
    [[gnu::always_inline]] static constexpr void store(float* y, vector v) noexcept { *y = v; }
    [[gnu::always_inline]] static constexpr void store_first(float* y, vector v, std::size_t) noexcept { *y = v; }

    [[gnu::always_inline]] static constexpr vector fma(vector a, vector b, vector c) noexcept {
        if (std::is_constant_evaluated()) return detail::exact_fma(a, b, c);
        return __builtin_fmaf(a, b, c);
    }
    [[gnu::always_inline]] static constexpr vector add(vector a, vector b) noexcept { return a + b; }
    [[gnu::always_inline]] static constexpr vector sub(vector a, vector b) noexcept { return a - b; }
    [[gnu::always_inline]] static constexpr vector div(vector a, vector b) noexcept { return a / b; }
    [[gnu::always_inline]] static constexpr vector square_root(vector a) noexcept {
        if (std::is_constant_evaluated()) return detail::exact_square_root(a);
            // Not __builtin_sqrtf, which sets errno for negative numbers and calls the mathematics library to do so.
#if defined(__SSE2__)
        return _mm_cvtss_f32(_mm_sqrt_ss(_mm_set_ss(a)));
#elif defined(__aarch64__)
        float root;
        asm("fsqrt %s0, %s1" : "=w"(root) : "w"(a));
        return root;
#elif defined(__ARM_FP)
        float root;
        asm("vsqrt.f32 %0, %1" : "=t"(root) : "t"(a));
        return root;
#else
        return __builtin_sqrtf(a);
#endif
    }
    [[gnu::always_inline]] static constexpr vector maximum(vector a, vector b) noexcept {
#if defined(__SSE2__)
        // g++ turns the conditional below into a branch on the data, and takes _mm_max_ss for commutative.
        if (!std::is_constant_evaluated()) {
            const __m128 x = _mm_set_ss(a);
            const __m128 y = _mm_set_ss(b);
            const __m128 take_a = _mm_or_ps(_mm_cmpgt_ss(x, y), _mm_cmpunord_ss(x, x));
            return _mm_cvtss_f32(_mm_or_ps(_mm_and_ps(take_a, x), _mm_andnot_ps(take_a, y)));
        }
#endif
        const float larger = a > b ? a : b;
        return a != a ? a : larger;
    }
    [[gnu::always_inline]] static constexpr vector minimum(vector a, vector b) noexcept {
        return -maximum(-a, -b);
    }
    [[gnu::always_inline]] static constexpr vector larger(vector a, vector b) noexcept {
        return select_less(b, a, a, b);
    }
    [[gnu::always_inline]] static constexpr vector select_less(vector a, vector b, vector yes, vector no) noexcept {
#if defined(__SSE2__)
        if (!std::is_constant_evaluated()) {
            const __m128 less = _mm_cmplt_ss(_mm_set_ss(a), _mm_set_ss(b));
            return _mm_cvtss_f32(_mm_or_ps(_mm_and_ps(less, _mm_set_ss(yes)), _mm_andnot_ps(less, _mm_set_ss(no))));
        }
#endif
        return a < b ? yes : no;
    }
    [[gnu::always_inline]] static constexpr vector absolute(vector a) noexcept {
        return std::bit_cast<float>(std::bit_cast<std::uint32_t>(a) & 0x7fffffffu);
    }
    [[gnu::always_inline]] static constexpr vector copy_sign(vector magnitude, vector sign) noexcept {
        return std::bit_cast<float>((std::bit_cast<std::uint32_t>(magnitude) & 0x7fffffffu) |
                                    (std::bit_cast<std::uint32_t>(sign) & 0x80000000u));
    }
    [[gnu::always_inline]] static constexpr vector power_of_two(vector rounded) noexcept {
        return std::bit_cast<float>((std::bit_cast<std::uint32_t>(rounded) << 23) + 0x3f800000u);
    }
};

/// Plain C++ for processors without a fused multiply-add (baseline x86-64): product and sum are rounded separately,
/// so results agree with the other instruction sets to rounding error, not to the bit.
struct scalar_unfused : scalar {
    using tail = scalar_unfused;

    static constexpr const char* name = "scalar_unfused";
    static constexpr bool fused = false;

    [[gnu::always_inline]] static constexpr vector fma(vector a, vector b, vector c) noexcept { return a * b + c; }
};

/// scalar as the tail of another instruction set: a type of its own, because the same source compiled for that set may
/// use its instructions, and a program may hold objects for several.
template <class Arch>
struct scalar_tail : scalar {
    using tail = scalar_tail;
};

}  // namespace zinfer::arch
