// SPDX-License-Identifier: Apache-2.0
// Weights for two channels behind an input of three.
// EXPECT: this layer's weights were made for another number of input channels
// EXPECT: , 3, 2>
#include "any_weights.hpp"

constexpr zinfer::conv1d_config config{.channels = 2, .filters = 4, .kernel_size = 3};

#ifdef ZINFER_TWIN
using network =
    zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{10, 2}>, zinfer::conv1d<config, any_weights<config>>>;
#else
using network =
    zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{10, 3}>, zinfer::conv1d<config, any_weights<config>>>;
#endif

static_assert(network::output_size > 0);
int main() {}
