// SPDX-License-Identifier: Apache-2.0
// Digits that count the same places twice.
// EXPECT: do not take each value of its input once
#include "zinfer/zinfer.hpp"

template <std::size_t Stride>
using permute = zinfer::permute<zinfer::shape{1, 6}, zinfer::permute_digit{2, Stride}, zinfer::permute_digit{3, 2}>;

#ifdef ZINFER_TWIN
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{3, 2}>, permute<1>>;
#else
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{3, 2}>, permute<2>>;
#endif

static_assert(network::output_size > 0);
int main() {}
