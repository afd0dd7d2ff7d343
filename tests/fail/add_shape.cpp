// SPDX-License-Identifier: Apache-2.0
// The sum of 3 positions and the 6 of the input.
// EXPECT: a sum needs two values of the same shape
#include "any_weights.hpp"

using pool = zinfer::max_pool1d<zinfer::pool1d_config{.size = 2, .stride = 2}>;

#ifdef ZINFER_TWIN
using network =
    zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{6, 2}>, pool, zinfer::relu, zinfer::add<1>>;
#else
using network =
    zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{6, 2}>, pool, zinfer::relu, zinfer::add<0>>;
#endif

static_assert(network::output_size > 0);
int main() {}
