// SPDX-License-Identifier: Apache-2.0
// A stride of zero.
// EXPECT: configuration is invalid
#include "any_weights.hpp"

constexpr zinfer::conv1d_config config{.channels = 2, .filters = 4, .kernel_size = 3};
constexpr zinfer::conv1d_config still{.channels = 2, .filters = 4, .kernel_size = 3, .stride = 0};

#ifdef ZINFER_TWIN
using network =
    zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{10, 2}>, zinfer::conv1d<config, any_weights<config>>>;
#else
using network =
    zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{10, 2}>, zinfer::conv1d<still, any_weights<config>>>;
#endif

static_assert(network::output_size > 0);
int main() {}
