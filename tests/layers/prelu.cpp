// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/prelu.hpp"

#include <bit>

#include "tests/layers/single_layer.hpp"

using single_layer::outputs;

namespace {

/// Slopes 2, 3, ...
template <std::size_t Values>
struct weights {
    static constexpr auto words = [] {
        std::array<std::uint64_t, zinfer::word_count(zinfer::prelu_packing{{Values}}.floats())> out{};
        for (std::size_t i = 0; i < Values; ++i)
            out[i / 2] |= static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(static_cast<float>(i) + 2.0f))
                          << (i % 2 * 32);
        return out;
    }();
    static constexpr std::size_t words_count = words.size();
    static constexpr std::uint32_t crc32 = 0;
    static constexpr const std::uint64_t* data() noexcept { return words.data(); }
};

template <std::size_t Values>
using prelu = zinfer::prelu<zinfer::prelu_config{Values}, weights<Values>>;

}  // namespace

TEST_CASE("prelu has a slope per channel or per feature") {
    static constexpr std::array<float, 4> x{-1, 2, -3, -4};
    static constexpr std::array<float, 4> per_channel{-2, 2, -6, -12};
    static constexpr std::array<float, 4> per_feature{-2, 2, -12, -20};
    static_assert(outputs<prelu<2>, zinfer::shape{2, 2}>(x) == per_channel);
    static_assert(outputs<prelu<4>, zinfer::shape{2, 2}>(x) == per_feature);
    CHECK(outputs<prelu<2>, zinfer::shape{2, 2}>(x) == per_channel);
    CHECK(outputs<prelu<4>, zinfer::shape{2, 2}>(x) == per_feature);
}
