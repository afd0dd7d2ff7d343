// SPDX-License-Identifier: Apache-2.0
// A training range of four values for five inputs.
// EXPECT: the training range must have a lower and an upper value for each of the network's inputs
#include "any_weights.hpp"

struct ranges {
    static constexpr float training_lower[] = {0, 0, 0, 0, 0};
#ifdef ZINFER_TWIN
    static constexpr float training_upper[] = {1, 1, 1, 1, 1};
#else
    static constexpr float training_upper[] = {1, 1, 1, 1};
#endif
};
using network = zinfer::network<zinfer::target<>,
                                zinfer::input<zinfer::shape{5, 1}, zinfer::input_guard::finite, ranges>, zinfer::relu>;

static_assert(network::output_size > 0);
int main() {}
