// SPDX-License-Identifier: Apache-2.0
// Back to the output of a layer that comes later.
// EXPECT: this layer reads a value that is not computed before it
#include "any_weights.hpp"

#ifdef ZINFER_TWIN
constexpr std::size_t value = 0;
#else
constexpr std::size_t value = 3;
#endif
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{6, 2}>, zinfer::relu,
                                zinfer::branch<value>, zinfer::relu, zinfer::add<1>>;

static_assert(network::output_size > 0);
int main() {}
