// SPDX-License-Identifier: Apache-2.0
#pragma once

#if defined(__AVX512F__)

#include <immintrin.h>

#include "zinfer/arch/scalar.hpp"

namespace zinfer::arch {

/// x86-64-v4: 32 registers of 16 values.
struct avx512 {
    using vector = __m512;
    using tail = scalar_tail<avx512>;

    static constexpr const char* name = "avx512";
    static constexpr bool fused = true;
    static constexpr std::size_t lanes = 16;
    static constexpr std::size_t tile_positions = 14;
    static constexpr std::size_t tile_vectors = 2;
    static constexpr std::size_t dense_vectors = 16;

    [[gnu::always_inline]] static vector load(const float* x) noexcept { return _mm512_loadu_ps(x); }
    [[gnu::always_inline]] static vector load_words(const std::uint64_t* words, std::size_t index) noexcept {
        vector v;
        __builtin_memcpy(&v, word_address(words, index), sizeof v);
        return v;
    }
    [[gnu::always_inline]] static vector broadcast(float value) noexcept { return _mm512_set1_ps(value); }
    [[gnu::always_inline]] static void store(float* y, vector v) noexcept { _mm512_storeu_ps(y, v); }
    [[gnu::always_inline]] static void store_first(float* y, vector v, std::size_t n) noexcept {
        _mm512_mask_storeu_ps(y, static_cast<__mmask16>((1u << n) - 1u), v);
    }

    [[gnu::always_inline]] static vector fma(vector a, vector b, vector c) noexcept { return _mm512_fmadd_ps(a, b, c); }
    [[gnu::always_inline]] static vector add(vector a, vector b) noexcept { return _mm512_add_ps(a, b); }
    [[gnu::always_inline]] static vector sub(vector a, vector b) noexcept { return _mm512_sub_ps(a, b); }
    [[gnu::always_inline]] static vector div(vector a, vector b) noexcept { return _mm512_div_ps(a, b); }
    [[gnu::always_inline]] static vector square_root(vector a) noexcept { return _mm512_maskz_sqrt_ps(all, a); }
    [[gnu::always_inline]] static vector maximum(vector a, vector b) noexcept {
        return _mm512_mask_max_ps(a, _mm512_cmp_ps_mask(a, a, _CMP_ORD_Q), a, b);
    }
    [[gnu::always_inline]] static vector minimum(vector a, vector b) noexcept {
        return _mm512_mask_min_ps(a, _mm512_cmp_ps_mask(a, a, _CMP_ORD_Q), a, b);
    }
    [[gnu::always_inline]] static vector larger(vector a, vector b) noexcept { return _mm512_maskz_max_ps(all, a, b); }
    [[gnu::always_inline]] static vector select_less(vector a, vector b, vector yes, vector no) noexcept {
        return _mm512_mask_blend_ps(_mm512_cmp_ps_mask(a, b, _CMP_LT_OQ), no, yes);
    }
    [[gnu::always_inline]] static vector absolute(vector a) noexcept { return copy_sign(a, _mm512_setzero_ps()); }
    [[gnu::always_inline]] static vector copy_sign(vector magnitude, vector sign) noexcept {
        // Bits of `sign` where the first operand has ones, otherwise bits of `magnitude`.
        constexpr int choose = 0xca;
        return _mm512_castsi512_ps(_mm512_ternarylogic_epi32(_mm512_set1_epi32(static_cast<int>(0x80000000u)),
                                                             _mm512_castps_si512(sign), _mm512_castps_si512(magnitude),
                                                             choose));
    }
    [[gnu::always_inline]] static vector power_of_two(vector rounded) noexcept {
        const __m512i exponent = _mm512_maskz_slli_epi32(all, _mm512_castps_si512(rounded), 23);
        return _mm512_castsi512_ps(_mm512_add_epi32(exponent, _mm512_set1_epi32(0x3f800000)));
    }

 private:
    /// For intrinsics without a mask, g++ 12 warns of the undefined vector that their masked form would keep.
    static constexpr __mmask16 all = 0xffff;
};

}  // namespace zinfer::arch

#endif
