// SPDX-License-Identifier: Apache-2.0
// A kernel of three positions on two.
// EXPECT: window is longer than its padded input
#include "any_weights.hpp"

constexpr zinfer::conv1d_config config{.channels = 2, .filters = 4, .kernel_size = 3};

#ifdef ZINFER_TWIN
using network =
    zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{3, 2}>, zinfer::conv1d<config, any_weights<config>>>;
#else
using network =
    zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{2, 2}>, zinfer::conv1d<config, any_weights<config>>>;
#endif

static_assert(network::output_size > 0);
int main() {}
