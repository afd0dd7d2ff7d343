// SPDX-License-Identifier: Apache-2.0
// A window of which padding alone is left: the input lies between its positions.
// EXPECT: configuration is invalid
#include "any_weights.hpp"

using pool = zinfer::max_pool1d<zinfer::pool1d_config{.size = 2, .stride = 1, .dilation = 4, .pad_begin = 4}>;

#ifdef ZINFER_TWIN
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{4, 1}>, pool>;
#else
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{3, 1}>, pool>;
#endif

static_assert(network::output_size > 0);
int main() {}
