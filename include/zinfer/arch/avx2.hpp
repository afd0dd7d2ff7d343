// SPDX-License-Identifier: Apache-2.0
#pragma once

#if defined(__AVX2__) && defined(__FMA__)

#include <immintrin.h>

#include "zinfer/arch/scalar.hpp"

namespace zinfer::arch {

/// x86-64-v3: 16 registers of 8 values.
struct avx2 {
    using vector = __m256;
    using tail = scalar_tail<avx2>;

    static constexpr const char* name = "avx2";
    static constexpr bool fused = true;
    static constexpr std::size_t lanes = 8;
    static constexpr std::size_t tile_positions = 6;
    static constexpr std::size_t tile_vectors = 2;
    static constexpr std::size_t dense_vectors = 8;

    [[gnu::always_inline]] static vector load(const float* x) noexcept { return _mm256_loadu_ps(x); }
    [[gnu::always_inline]] static vector load_words(const std::uint64_t* words, std::size_t index) noexcept {
        vector v;
        __builtin_memcpy(&v, word_address(words, index), sizeof v);
        return v;
    }
    [[gnu::always_inline]] static vector broadcast(float value) noexcept { return _mm256_set1_ps(value); }
    [[gnu::always_inline]] static void store(float* y, vector v) noexcept { _mm256_storeu_ps(y, v); }
    [[gnu::always_inline]] static void store_first(float* y, vector v, std::size_t n) noexcept {
        const __m256i lane = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
        _mm256_maskstore_ps(y, _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(n)), lane), v);
    }

    [[gnu::always_inline]] static vector fma(vector a, vector b, vector c) noexcept { return _mm256_fmadd_ps(a, b, c); }
    [[gnu::always_inline]] static vector add(vector a, vector b) noexcept { return _mm256_add_ps(a, b); }
    [[gnu::always_inline]] static vector sub(vector a, vector b) noexcept { return _mm256_sub_ps(a, b); }
    [[gnu::always_inline]] static vector div(vector a, vector b) noexcept { return _mm256_div_ps(a, b); }
    [[gnu::always_inline]] static vector square_root(vector a) noexcept { return _mm256_sqrt_ps(a); }
    [[gnu::always_inline]] static vector maximum(vector a, vector b) noexcept {
        return _mm256_blendv_ps(_mm256_max_ps(a, b), a, _mm256_cmp_ps(a, a, _CMP_UNORD_Q));
    }
    [[gnu::always_inline]] static vector minimum(vector a, vector b) noexcept {
        return _mm256_blendv_ps(_mm256_min_ps(a, b), a, _mm256_cmp_ps(a, a, _CMP_UNORD_Q));
    }
    [[gnu::always_inline]] static vector larger(vector a, vector b) noexcept { return _mm256_max_ps(a, b); }
    [[gnu::always_inline]] static vector select_less(vector a, vector b, vector yes, vector no) noexcept {
        return _mm256_blendv_ps(no, yes, _mm256_cmp_ps(a, b, _CMP_LT_OQ));
    }
    [[gnu::always_inline]] static vector absolute(vector a) noexcept {
        return _mm256_andnot_ps(_mm256_set1_ps(-0.0f), a);
    }
    [[gnu::always_inline]] static vector copy_sign(vector magnitude, vector sign) noexcept {
        return _mm256_or_ps(absolute(magnitude), _mm256_and_ps(_mm256_set1_ps(-0.0f), sign));
    }
    [[gnu::always_inline]] static vector power_of_two(vector rounded) noexcept {
        const __m256i exponent = _mm256_slli_epi32(_mm256_castps_si256(rounded), 23);
        return _mm256_castsi256_ps(_mm256_add_epi32(exponent, _mm256_set1_epi32(0x3f800000)));
    }
};

}  // namespace zinfer::arch

#endif
