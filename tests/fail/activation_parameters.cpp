// SPDX-License-Identifier: Apache-2.0
// celu divides by its alpha.
// EXPECT: parameters are invalid: alpha and beta are finite numbers
#include "zinfer/zinfer.hpp"

template <zinfer::real Alpha>
using celu = zinfer::activation<zinfer::activation_config{.function = zinfer::function::celu, .alpha = Alpha}>;

#ifdef ZINFER_TWIN
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{5, 2}>, celu<1.0f>>;
#else
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{5, 2}>, celu<0.0f>>;
#endif

static_assert(network::output_size > 0);
int main() {}
