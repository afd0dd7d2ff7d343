// SPDX-License-Identifier: Apache-2.0
#pragma once

#if defined(__aarch64__) && defined(__ARM_NEON)

#include <arm_neon.h>

#include "zinfer/arch/scalar.hpp"

namespace zinfer::arch {

/// AArch64: 32 registers of 4 values. g++ 12 keeps up to 21 accumulators in registers, hence 4 positions by 4 vectors.
struct neon {
    using vector = float32x4_t;
    using tail = scalar_tail<neon>;

    static constexpr const char* name = "neon";
    static constexpr bool fused = true;
    static constexpr std::size_t lanes = 4;
    static constexpr std::size_t tile_positions = 5;
    static constexpr std::size_t tile_vectors = 4;
    static constexpr std::size_t dense_vectors = 16;

    [[gnu::always_inline]] static vector load(const float* x) noexcept { return vld1q_f32(x); }
    [[gnu::always_inline]] static vector load_words(const std::uint64_t* words, std::size_t index) noexcept {
        vector v;
        __builtin_memcpy(&v, word_address(words, index), sizeof v);
        return v;
    }
    [[gnu::always_inline]] static vector broadcast(float value) noexcept { return vdupq_n_f32(value); }
    [[gnu::always_inline]] static void store(float* y, vector v) noexcept { vst1q_f32(y, v); }
    [[gnu::always_inline]] static void store_first(float* y, vector v, std::size_t n) noexcept {
        __builtin_memcpy(y, &v, n * sizeof(float));
    }

    [[gnu::always_inline]] static vector fma(vector a, vector b, vector c) noexcept { return vfmaq_f32(c, a, b); }
    [[gnu::always_inline]] static vector add(vector a, vector b) noexcept { return vaddq_f32(a, b); }
    [[gnu::always_inline]] static vector sub(vector a, vector b) noexcept { return vsubq_f32(a, b); }
    [[gnu::always_inline]] static vector div(vector a, vector b) noexcept { return vdivq_f32(a, b); }
    [[gnu::always_inline]] static vector square_root(vector a) noexcept { return vsqrtq_f32(a); }
    [[gnu::always_inline]] static vector maximum(vector a, vector b) noexcept {
        // Not vmaxq_f32: it orders +0 above -0, which the other instruction sets do not.
        const uint32x4_t take_a = vorrq_u32(vcgtq_f32(a, b), vmvnq_u32(vceqq_f32(a, a)));
        return vbslq_f32(take_a, a, b);
    }
    [[gnu::always_inline]] static vector minimum(vector a, vector b) noexcept {
        const uint32x4_t take_a = vorrq_u32(vcltq_f32(a, b), vmvnq_u32(vceqq_f32(a, a)));
        return vbslq_f32(take_a, a, b);
    }
    [[gnu::always_inline]] static vector larger(vector a, vector b) noexcept {
        return vbslq_f32(vcgtq_f32(a, b), a, b);
    }
    [[gnu::always_inline]] static vector select_less(vector a, vector b, vector yes, vector no) noexcept {
        return vbslq_f32(vcltq_f32(a, b), yes, no);
    }
    [[gnu::always_inline]] static vector absolute(vector a) noexcept { return vabsq_f32(a); }
    [[gnu::always_inline]] static vector copy_sign(vector magnitude, vector sign) noexcept {
        return vbslq_f32(vdupq_n_u32(0x80000000u), sign, magnitude);
    }
    [[gnu::always_inline]] static vector power_of_two(vector rounded) noexcept {
        const uint32x4_t exponent = vshlq_n_u32(vreinterpretq_u32_f32(rounded), 23);
        return vreinterpretq_f32_u32(vaddq_u32(exponent, vdupq_n_u32(0x3f800000u)));
    }
};

}  // namespace zinfer::arch

#endif
