// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "zinfer/arch/avx2.hpp"
#include "zinfer/arch/avx512.hpp"
#include "zinfer/arch/neon.hpp"
#include "zinfer/arch/scalar.hpp"

#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__ != 0)
#error "zinfer: -ffast-math (-ffinite-math-only) breaks the input guard and the bit-exact results; remove it"
#endif

/// The widest instruction set that the compiler's flags allow, as one name: the tag type and the inline namespace of
/// generated functions. Define it to choose another (-DZINFER_ARCH=scalar); this macro and those in a generated header
/// are the only ones, because a name in a namespace cannot depend on anything else.
#if !defined(ZINFER_ARCH)
#if defined(__AVX512F__)
#define ZINFER_ARCH avx512
#elif defined(__AVX2__) && defined(__FMA__)
#define ZINFER_ARCH avx2
#elif defined(__aarch64__) && defined(__ARM_NEON)
#define ZINFER_ARCH neon
#elif defined(__FMA__) || defined(__ARM_FEATURE_FMA) || defined(__riscv_f)
#define ZINFER_ARCH scalar
#else
#define ZINFER_ARCH scalar_unfused
#endif
#endif

namespace zinfer::arch {

using native = ZINFER_ARCH;

}  // namespace zinfer::arch
