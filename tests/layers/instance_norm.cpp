// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/instance_norm.hpp"

#include <bit>

#include "tests/layers/single_layer.hpp"
#include "zinfer/layers/max_pool1d.hpp"

using single_layer::outputs;

namespace {

/// Channel 0: scale 2 and shift 1; channel 1: scale 3 and shift -1.
struct weights {
    static constexpr zinfer::affine_packing packing{{2}};
    static constexpr auto words = [] {
        std::array<std::uint64_t, zinfer::word_count(packing.floats())> out{};
        const auto put = [&](std::size_t i, float value) {
            out[i / 2] |= static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(value)) << (i % 2 * 32);
        };
        put(packing.scale(0), 2.0f);
        put(packing.scale(1), 3.0f);
        put(packing.shift(0), 1.0f);
        put(packing.shift(1), -1.0f);
        return out;
    }();
    static constexpr std::size_t words_count = words.size();
    [[maybe_unused]] static constexpr std::uint32_t crc32 = 0;
    static constexpr const std::uint64_t* data() noexcept { return words.data(); }
};

using norm = zinfer::instance_norm<zinfer::instance_norm_config{.channels = 2, .epsilon = 3.0f}, weights>;

}  // namespace

TEST_CASE("instance_norm works on each channel alone") {
    // Channel 0: mean 5, variance 1, deviation 2; channel 1: mean 4, variance 0.
    static constexpr std::array<float, 4> x{4, 4, 6, 4};
    static constexpr std::array<float, 4> y{0, -1, 2, -1};
    static_assert(outputs<norm, zinfer::shape{2, 2}>(x) == y);
    CHECK(outputs<norm, zinfer::shape{2, 2}>(x) == y);
}

TEST_CASE("what is cropped behind it still counts for mean and variance") {
    using cropped = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{2, 2}>, norm,
                                    zinfer::max_pool1d<zinfer::pool1d_config{.size = 1, .stride = 2}>>;
    cropped::workspace memory;
    std::array<float, 2> y{};
    cropped::predict(std::array<float, 4>{4, 4, 6, 4}, y, memory);
    CHECK(y == std::array<float, 2>{0, -1});
}
