// SPDX-License-Identifier: Apache-2.0
// A window that would lie on padding alone.
// EXPECT: configuration is invalid
#include "any_weights.hpp"

using pool = zinfer::average_pool1d<zinfer::pool1d_config{.size = 2, .stride = 1, .pad_begin = 1}>;
using lost = zinfer::average_pool1d<zinfer::pool1d_config{.size = 2, .stride = 1, .pad_begin = 2}>;

#ifdef ZINFER_TWIN
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{4, 1}>, pool>;
#else
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{4, 1}>, lost>;
#endif

static_assert(network::output_size > 0);
int main() {}
