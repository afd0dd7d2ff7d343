// SPDX-License-Identifier: Apache-2.0
// Minimal filtering with a stride.
// EXPECT: a tile of minimal filtering is 2, 4, 6 or 8
#include "any_weights.hpp"

constexpr zinfer::conv1d_config config{.channels = 2, .filters = 4, .kernel_size = 3, .tile = 4};
constexpr zinfer::conv1d_config striding{.channels = 2, .filters = 4, .kernel_size = 3, .stride = 2, .tile = 4};

#ifdef ZINFER_TWIN
using network =
    zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{10, 2}>, zinfer::conv1d<config, any_weights<config>>>;
#else
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{10, 2}>,
                                zinfer::conv1d<striding, any_weights<striding>>>;
#endif

static_assert(network::output_size > 0);
int main() {}
