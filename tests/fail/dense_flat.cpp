// SPDX-License-Identifier: Apache-2.0
// A dense layer on positions and channels.
// EXPECT: dense needs a flat input
#include "any_weights.hpp"

constexpr zinfer::dense_config head{.inputs = 12, .units = 2};
using dense = zinfer::dense<head, any_weights<zinfer::as_conv1d(head)>>;

#ifdef ZINFER_TWIN
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{6, 2}>, zinfer::flatten<>, dense>;
#else
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{6, 2}>, dense>;
#endif

static_assert(network::output_size > 0);
int main() {}
