// SPDX-License-Identifier: Apache-2.0
// Ten values in a shape of twelve.
// EXPECT: another shape of another size
#include "zinfer/zinfer.hpp"

using reshape = zinfer::reshape<zinfer::shape{4, 3}>;

#ifdef ZINFER_TWIN
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{6, 2}>, reshape>;
#else
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{5, 2}>, reshape>;
#endif

static_assert(network::output_size > 0);
int main() {}
