// SPDX-License-Identifier: Apache-2.0
// Three scales for two channels at five positions.
// EXPECT: values fit neither the channels nor the features
#include "any_weights.hpp"

struct weights {
    static constexpr std::size_t words_count = zinfer::word_count(zinfer::affine_packing{{3}}.floats());
    static const std::uint64_t* data() noexcept;
    static constexpr std::uint32_t crc32 = 0;
};
using affine = zinfer::affine<zinfer::affine_config{3}, weights>;

#ifdef ZINFER_TWIN
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{5, 3}>, affine>;
#else
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{5, 2}>, affine>;
#endif

static_assert(network::output_size > 0);
int main() {}
