// SPDX-License-Identifier: Apache-2.0
// Three slopes for two channels at five positions.
// EXPECT: values fit neither the channels nor the features
#include "zinfer/zinfer.hpp"

struct weights {
    static constexpr std::size_t words_count = zinfer::word_count(zinfer::prelu_packing{{3}}.floats());
    static const std::uint64_t* data() noexcept;
    static constexpr std::uint32_t crc32 = 0;
};
using prelu = zinfer::prelu<zinfer::prelu_config{3}, weights>;

#ifdef ZINFER_TWIN
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{5, 3}>, prelu>;
#else
using network = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{5, 2}>, prelu>;
#endif

static_assert(network::output_size > 0);
int main() {}
