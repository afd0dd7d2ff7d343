// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/convolution/direct.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "tests/arch/instruction_sets.hpp"
#include "tests/kernels/random_values.hpp"

namespace {

using zinfer::conv1d_config;
using zinfer::conv1d_geometry;

/// The whole convolution on an input of `length`, pooled and cropped to whole windows.
constexpr conv1d_geometry whole(conv1d_config c, std::size_t length, std::size_t pool = 1, bool relu = false) {
    return {c, length, zinfer::window_positions(length, c.extent(), c.stride, c.pad_begin, c.pad_end) / pool, pool,
            relu};
}

/// Awkward on purpose: channel and filter counts around the widths of vectors and panels, every kernel size of the
/// redshift network and one beyond, odd lengths, and each option alone and with others.
constexpr conv1d_geometry cases[] = {
    whole({.channels = 1, .filters = 1, .kernel_size = 1}, 1),
    whole({.channels = 1, .filters = 1, .kernel_size = 3}, 7),
    whole({.channels = 1, .filters = 16, .kernel_size = 5}, 37, 2, true),
    whole({.channels = 3, .filters = 7, .kernel_size = 2}, 9),
    whole({.channels = 7, .filters = 8, .kernel_size = 3}, 15, 2),
    whole({.channels = 8, .filters = 9, .kernel_size = 4}, 17, 3, true),
    whole({.channels = 9, .filters = 15, .kernel_size = 5}, 31, 4),
    whole({.channels = 15, .filters = 17, .kernel_size = 6}, 30, 1, true),
    whole({.channels = 16, .filters = 32, .kernel_size = 5}, 91, 2, true),
    whole({.channels = 17, .filters = 33, .kernel_size = 7}, 50, 2),
    whole({.channels = 4, .filters = 48, .kernel_size = 9}, 40),
    whole({.channels = 5, .filters = 40, .kernel_size = 3, .stride = 2}, 33),
    whole({.channels = 5, .filters = 24, .kernel_size = 4, .stride = 3}, 50, 2, true),
    whole({.channels = 6, .filters = 16, .kernel_size = 3, .dilation = 2}, 33),
    whole({.channels = 6, .filters = 19, .kernel_size = 5, .stride = 2, .dilation = 3}, 61, 2),
    whole({.channels = 4, .filters = 16, .kernel_size = 5, .pad_begin = 2, .pad_end = 2}, 29),
    whole({.channels = 4, .filters = 20, .kernel_size = 4, .pad_begin = 1, .pad_end = 2}, 30, 2, true),
    whole({.channels = 2, .filters = 16, .kernel_size = 7, .stride = 2, .pad_begin = 6, .pad_end = 0}, 21, 3),
    whole({.channels = 3, .filters = 5, .kernel_size = 3, .dilation = 4, .pad_begin = 8, .pad_end = 8}, 5),
    whole({.channels = 3, .filters = 16, .kernel_size = 9, .pad_begin = 4, .pad_end = 4}, 3),
    whole({.channels = 6, .filters = 32, .kernel_size = 3, .groups = 2}, 20, 2, true),
    whole({.channels = 6, .filters = 96, .kernel_size = 3, .dilation = 2, .groups = 3, .pad_begin = 2}, 20),
    whole({.channels = 576, .filters = 256, .kernel_size = 1}, 1, 1, true),
    whole({.channels = 64, .filters = 1, .kernel_size = 1}, 1),
};

template <class Arch, conv1d_geometry G>
void check_against_reference() {
    CAPTURE(G.config.channels);
    CAPTURE(G.config.filters);
    CAPTURE(G.config.kernel_size);
    CAPTURE(G.cropped);
    CAPTURE(G.pool);
    const auto x = test_data::values(G.cropped * G.config.channels, 1);
    const auto weights = test_data::words(test_data::values(zinfer::conv1d_packing{G.config}.floats(), 2));
    const std::size_t size = G.positions * G.config.filters;
    REQUIRE(size > 0);
    std::vector<float> expected(size);
    std::vector<float> got(size + 16, -7.0f);
    constexpr auto all = zinfer::all_positions<G.positions>;
    zinfer::kernels::conv1d_reference(G, all, x.data(), weights.data(), expected.data());
    zinfer::kernels::conv1d_direct<Arch, G, Arch::tile_positions, Arch::tile_vectors>(all, x.data(), weights.data(),
                                                                                      got.data());
    CHECK(std::memcmp(got.data(), expected.data(), size * sizeof(float)) == 0);
    for (std::size_t i = size; i < got.size(); ++i) CHECK(got[i] == -7.0f);  // nothing is written behind the output
    zinfer::kernels::conv1d_direct<Arch, G, 1, Arch::dense_vectors>(all, x.data(), weights.data(), got.data());
    CHECK(std::memcmp(got.data(), expected.data(), size * sizeof(float)) == 0);

    test_data::each_range(G.positions, [&](std::size_t first, std::size_t last) {
        // The input begins where the first window does.
        const std::size_t start = first * G.pool * G.config.stride;
        const std::size_t begin = start > G.config.pad_begin ? std::min(start - G.config.pad_begin, G.cropped) : 0;
        const zinfer::position_range range{first, last, begin};
        const std::vector<float> rest(x.begin() + static_cast<std::ptrdiff_t>(begin * G.config.channels), x.end());
        const float* part = expected.data() + first * G.config.filters;
        const std::size_t count = range.count() * G.config.filters;
        got.assign(count + 16, -7.0f);
        zinfer::kernels::conv1d_direct<Arch, G, Arch::tile_positions, Arch::tile_vectors>(range, rest.data(),
                                                                                          weights.data(), got.data());
        CHECK(std::memcmp(got.data(), part, count * sizeof(float)) == 0);
        for (std::size_t i = count; i < got.size(); ++i) CHECK(got[i] == -7.0f);
        zinfer::kernels::conv1d_reference(G, range, rest.data(), weights.data(), got.data());
        CHECK(std::memcmp(got.data(), part, count * sizeof(float)) == 0);
    });
}

}  // namespace

TEST_CASE_TEMPLATE("direct convolution has the reference's bits, whole and in parts", Arch, INSTRUCTION_SETS) {
    []<std::size_t... I>(std::index_sequence<I...>) {
        (check_against_reference<Arch, cases[I]>(), ...);
    }
    (std::make_index_sequence<std::size(cases)>{});
}

TEST_CASE("groups that do not fill panels are left to the reference") {
    static_assert(
        !zinfer::kernels::conv1d_direct_applies({.channels = 4, .filters = 4, .kernel_size = 3, .groups = 4}));
    static_assert(
        zinfer::kernels::conv1d_direct_applies({.channels = 4, .filters = 32, .kernel_size = 3, .groups = 2}));
    static_assert(zinfer::kernels::conv1d_direct_applies({.channels = 4, .filters = 5, .kernel_size = 3}));
}

TEST_CASE("tiles are as few as can be and differ by one position at most") {
    for (std::size_t positions = 1; positions < 100; ++positions) {
        for (std::size_t largest = 1; largest <= 14; ++largest) {
            const auto tiles = zinfer::kernels::detail::cut(positions, largest);
            CHECK(tiles.tile <= largest);
            CHECK(tiles.count == (positions + largest - 1) / largest);
            CHECK(tiles.large * tiles.tile + (tiles.count - tiles.large) * (tiles.tile - 1) == positions);
        }
    }
}

namespace {

/// Over one channel: a convolution of one tap that multiplies by `weight`, pooled over two positions.
template <class Arch, bool Relu>
float pooled_product(float weight, float first, float second) {
    static constexpr conv1d_geometry g = whole({.channels = 1, .filters = 1, .kernel_size = 1}, 2, 2, Relu);
    std::vector<float> packed(zinfer::conv1d_packing{g.config}.floats());
    packed[zinfer::conv1d_packing{g.config}.weight(0, 0)] = weight;
    const float x[] = {first, second};
    float y = 7.0f;
    zinfer::kernels::conv1d_direct<Arch, g, Arch::tile_positions, Arch::tile_vectors>(
        zinfer::all_positions<1>, x, test_data::words(packed).data(), &y);
    float expected = 7.0f;
    zinfer::kernels::conv1d_reference(g, zinfer::all_positions<1>, x, test_data::words(packed).data(), &expected);
    CHECK(std::isfinite(y) == std::isfinite(expected));
    return y;
}

}  // namespace

TEST_CASE_TEMPLATE("an overflow stays behind pooling and relu, on either side of 0", Arch, INSTRUCTION_SETS) {
    for (const float overflowing : {3e38f, -3e38f}) {
        CHECK_FALSE(std::isfinite(pooled_product<Arch, true>(2.0f, overflowing, 1.0f)));
        CHECK_FALSE(std::isfinite(pooled_product<Arch, true>(2.0f, 1.0f, overflowing)));
        CHECK_FALSE(std::isfinite(pooled_product<Arch, false>(2.0f, overflowing, 1.0f)));
        CHECK_FALSE(std::isfinite(pooled_product<Arch, false>(2.0f, 1.0f, overflowing)));
    }
    CHECK(pooled_product<Arch, true>(1.0f, 3e38f, -3e38f) == 3e38f);
    CHECK(pooled_product<Arch, true>(1.0f, -3e38f, -3e38f) == 0.0f);
    CHECK(pooled_product<Arch, false>(1.0f, -3e38f, -2e38f) == -2e38f);
}
