// SPDX-License-Identifier: Apache-2.0
// Five positions mirrored out of five, of which the last is not repeated.
// EXPECT: reflects more positions than its input has
#include "zinfer/zinfer.hpp"

using reflect = zinfer::pad1d<zinfer::pad1d_config{.begin = 5, .end = 1, .mode = zinfer::pad_mode::reflect}>;

#ifdef ZINFER_TWIN
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{6, 2}>, reflect>;
#else
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{5, 2}>, reflect>;
#endif

static_assert(network::output_size > 0);
int main() {}
