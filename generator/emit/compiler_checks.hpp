// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What generated sources ask of the compiler and its flags.
namespace zgen {

/// Without C++20 the compiler's first message says so, and there are few others.
inline constexpr const char* language_check = R"(
#if __cplusplus < 202002L
#error "zinfer needs C++20: compile with -std=c++20"
#include <C++20>  // there is none: the compiler stops here
#endif
)";

/// Flags that make inferences slow get a note. It is none of the warnings that -Werror makes errors.
inline constexpr const char* speed_notes = R"(
// Notes on flags that make inferences slow; -DZINFER_NO_SPEED_NOTES switches them off.
#if !defined(ZINFER_SPEED_NOTES) && !defined(ZINFER_NO_SPEED_NOTES)
#define ZINFER_SPEED_NOTES
#if !defined(__OPTIMIZE__)
#pragma message("zinfer: compiled without -O2, some 30 times slower; -DZINFER_NO_SPEED_NOTES silences this")
#endif
#if (defined(__x86_64__) || defined(__i386__)) && !(defined(__AVX2__) && defined(__FMA__)) && !defined(ZINFER_VARIANT)
#pragma message("zinfer: compiled without -march=native, several times slower; -DZINFER_NO_SPEED_NOTES silences this")
#endif
#endif
)";

}  // namespace zgen
