// SPDX-License-Identifier: Apache-2.0
// Weights of three channels for an input of two.
// EXPECT: made for another number of input channels
#include "zinfer/zinfer.hpp"

struct weights {
    static constexpr std::size_t words_count = zinfer::word_count(zinfer::affine_packing{{3}}.floats());
    static const std::uint64_t* data() noexcept;
    static constexpr std::uint32_t crc32 = 0;
};
using norm = zinfer::instance_norm<zinfer::instance_norm_config{.channels = 3}, weights>;

#ifdef ZINFER_TWIN
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{5, 3}>, norm>;
#else
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{5, 2}>, norm>;
#endif

static_assert(network::output_size > 0);
int main() {}
