// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/affine.hpp"

#include <bit>

#include "tests/layers/single_layer.hpp"

using single_layer::outputs;

namespace {

/// Scales 2, 3, ... and shifts 0.5, 1.5, ...
template <std::size_t Values>
struct weights {
    static constexpr auto words = [] {
        constexpr zinfer::affine_packing packing{{Values}};
        std::array<std::uint64_t, zinfer::word_count(packing.floats())> out{};
        const auto put = [&](std::size_t i, float value) {
            out[i / 2] |= static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(value)) << (i % 2 * 32);
        };
        for (std::size_t i = 0; i < Values; ++i) {
            put(packing.scale(i), static_cast<float>(i) + 2.0f);
            put(packing.shift(i), static_cast<float>(i) + 0.5f);
        }
        return out;
    }();
    static constexpr std::size_t words_count = words.size();
    static constexpr std::uint32_t crc32 = 0;
    static constexpr const std::uint64_t* data() noexcept { return words.data(); }
};

template <std::size_t Values>
using affine = zinfer::affine<zinfer::affine_config{Values}, weights<Values>>;

}  // namespace

TEST_CASE("affine scales and shifts each channel, or each feature") {
    static constexpr std::array<float, 4> x{1, 2, 3, 4};
    static constexpr std::array<float, 4> per_channel{2.5f, 7.5f, 6.5f, 13.5f};
    static constexpr std::array<float, 4> per_feature{2.5f, 7.5f, 14.5f, 23.5f};
    static_assert(outputs<affine<2>, zinfer::shape{2, 2}>(x) == per_channel);
    static_assert(outputs<affine<4>, zinfer::shape{2, 2}>(x) == per_feature);
    CHECK(outputs<affine<2>, zinfer::shape{2, 2}>(x) == per_channel);
    CHECK(outputs<affine<4>, zinfer::shape{2, 2}>(x) == per_feature);
}
