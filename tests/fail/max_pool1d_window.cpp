// SPDX-License-Identifier: Apache-2.0
// A window of four positions on three.
// EXPECT: window is longer than its padded input
#include "any_weights.hpp"

using pool = zinfer::max_pool1d<zinfer::pool1d_config{.size = 4, .stride = 2}>;

#ifdef ZINFER_TWIN
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{4, 1}>, pool>;
#else
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{3, 1}>, pool>;
#endif

static_assert(network::output_size > 0);
int main() {}
