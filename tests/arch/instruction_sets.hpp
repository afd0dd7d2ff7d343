// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include "zinfer/arch/native.hpp"

/// The instruction set of this build, where it promises the scalar one's bits. The tests are built once for each that
/// the machine can run (tests/CMakeLists.txt), so none goes untested.
#if defined(__AVX512F__)
#define INSTRUCTION_SETS zinfer::arch::avx512
#elif defined(__AVX2__) && defined(__FMA__)
#define INSTRUCTION_SETS zinfer::arch::avx2
#elif defined(__aarch64__)
#define INSTRUCTION_SETS zinfer::arch::neon
#else
#define INSTRUCTION_SETS zinfer::arch::scalar
#endif
