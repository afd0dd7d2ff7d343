// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include "zinfer/arch/native.hpp"

/// Every instruction set that this build can run and that promises the scalar one's bits: the list that typed tests
/// run over, so that none goes untested.
#if defined(__AVX512F__)
#define INSTRUCTION_SETS zinfer::arch::scalar, zinfer::arch::avx2, zinfer::arch::avx512
#elif defined(__AVX2__) && defined(__FMA__)
#define INSTRUCTION_SETS zinfer::arch::scalar, zinfer::arch::avx2
#elif defined(__aarch64__)
#define INSTRUCTION_SETS zinfer::arch::scalar, zinfer::arch::neon
#else
#define INSTRUCTION_SETS zinfer::arch::scalar
#endif
