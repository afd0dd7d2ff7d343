// SPDX-License-Identifier: Apache-2.0
// Three groups of four channels.
// EXPECT: groups must divide both the channels and the filters
#include "any_weights.hpp"

constexpr zinfer::conv1d_config config{.channels = 4, .filters = 6, .kernel_size = 3, .groups = 2};
constexpr zinfer::conv1d_config uneven{.channels = 4, .filters = 6, .kernel_size = 3, .groups = 3};

#ifdef ZINFER_TWIN
using network =
    zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{10, 4}>, zinfer::conv1d<config, any_weights<config>>>;
#else
using network =
    zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{10, 4}>, zinfer::conv1d<uneven, any_weights<config>>>;
#endif

static_assert(network::output_size > 0);
int main() {}
