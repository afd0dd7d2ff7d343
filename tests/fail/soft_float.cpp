// SPDX-License-Identifier: Apache-2.0
// Arithmetic in software is refused where the compiler's macros tell.
// EXPECT: zinfer needs a float32 unit
#ifndef ZINFER_TWIN
#define __SOFTFP__ 1
#endif
#include "zinfer/zinfer.hpp"

int main() {}
