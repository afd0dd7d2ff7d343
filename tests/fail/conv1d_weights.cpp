// SPDX-License-Identifier: Apache-2.0
// Weights packed for another kernel size.
// EXPECT: weight array has the wrong size
#include "any_weights.hpp"

constexpr zinfer::conv1d_config config{.channels = 2, .filters = 4, .kernel_size = 3};
constexpr zinfer::conv1d_config other{.channels = 2, .filters = 4, .kernel_size = 5};

#ifdef ZINFER_TWIN
using network =
    zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{10, 2}>, zinfer::conv1d<config, any_weights<config>>>;
#else
using network =
    zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{10, 2}>, zinfer::conv1d<config, any_weights<other>>>;
#endif

static_assert(network::output_size > 0);
int main() {}
