// SPDX-License-Identifier: Apache-2.0
// Relaxed arithmetic breaks the input guard: refused where the compiler's macros tell.
// EXPECT: -ffast-math
#ifndef ZINFER_TWIN
#define __FAST_MATH__ 1
#endif
#include "zinfer/zinfer.hpp"

int main() {}
