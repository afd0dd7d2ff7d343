// SPDX-License-Identifier: Apache-2.0
#include "zinfer/kernels/convolution/minimal_filtering.hpp"

#include <cstring>
#include <utility>

#include "tests/arch/instruction_sets.hpp"
#include "tests/kernels/random_values.hpp"
#include "zinfer/kernels/convolution/reference.hpp"

namespace {

using zinfer::conv1d_config;
using zinfer::conv1d_geometry;

/// `samples` inputs of `length`, pooled and cropped to whole windows, the inputs some way apart.
constexpr conv1d_geometry whole(conv1d_config c, std::size_t length, std::size_t pool = 1, bool relu = false,
                                std::size_t samples = 1) {
    return {c,
            length,
            zinfer::window_positions(length, c.extent(), c.stride, c.pad_begin, c.pad_end) / pool,
            pool,
            relu,
            samples,
            length * c.channels + 5};
}

/// Every kernel size with every tile, and channels, filters, lengths and padding that divide nothing.
constexpr conv1d_geometry cases[] = {
    whole({.channels = 1, .filters = 1, .kernel_size = 2, .tile = 2}, 2),
    whole({.channels = 7, .filters = 8, .kernel_size = 2, .tile = 4}, 18, 2, true),
    whole({.channels = 16, .filters = 17, .kernel_size = 2, .tile = 6}, 19, 3),
    whole({.channels = 3, .filters = 33, .kernel_size = 2, .tile = 8}, 33, 4),
    whole({.channels = 15, .filters = 16, .kernel_size = 3, .tile = 2}, 15, 2),
    whole({.channels = 17, .filters = 32, .kernel_size = 3, .tile = 4}, 42, 2, true, 3),
    whole({.channels = 8, .filters = 9, .kernel_size = 3, .tile = 6}, 31, 1, true),
    whole({.channels = 9, .filters = 15, .kernel_size = 3, .tile = 8}, 50, 2),
    whole({.channels = 4, .filters = 48, .kernel_size = 4, .tile = 2}, 9),
    whole({.channels = 5, .filters = 40, .kernel_size = 4, .tile = 4}, 33, 4, false, 2),
    whole({.channels = 6, .filters = 24, .kernel_size = 4, .tile = 6}, 50, 2, true),
    whole({.channels = 6, .filters = 16, .kernel_size = 4, .tile = 8}, 7),
    whole({.channels = 31, .filters = 31, .kernel_size = 5, .tile = 2}, 37, 2, true),
    whole({.channels = 32, .filters = 33, .kernel_size = 5, .tile = 4}, 84, 2, true),
    whole({.channels = 33, .filters = 64, .kernel_size = 5, .tile = 6}, 84, 2, true, 4),
    whole({.channels = 20, .filters = 20, .kernel_size = 5, .tile = 8}, 91, 2),
    whole({.channels = 2, .filters = 16, .kernel_size = 6, .tile = 2}, 21),
    whole({.channels = 3, .filters = 5, .kernel_size = 6, .tile = 4}, 23, 2),
    whole({.channels = 3, .filters = 18, .kernel_size = 6, .tile = 6}, 40, 6, true),
    whole({.channels = 4, .filters = 16, .kernel_size = 6, .tile = 8}, 41, 2),
    whole({.channels = 1, .filters = 16, .kernel_size = 7, .tile = 2}, 30),
    whole({.channels = 17, .filters = 7, .kernel_size = 7, .tile = 4}, 30, 4),
    whole({.channels = 18, .filters = 19, .kernel_size = 7, .tile = 6}, 29, 3),
    whole({.channels = 19, .filters = 21, .kernel_size = 7, .tile = 8}, 60, 2, true),
    whole({.channels = 4, .filters = 16, .kernel_size = 5, .pad_begin = 2, .pad_end = 2, .tile = 4}, 29),
    whole({.channels = 4, .filters = 20, .kernel_size = 3, .pad_begin = 1, .pad_end = 1, .tile = 6}, 5, 1, true, 2),
    whole({.channels = 3, .filters = 16, .kernel_size = 7, .pad_begin = 9, .pad_end = 12, .tile = 2}, 3, 2),
};

/// Compiling them with sanitizers takes long: every other one is enough there, of each kernel size two tiles.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ZINFER_HALF_OF_THE_CASES
#endif
#endif
constexpr bool is_chosen(std::size_t i) {
#ifdef ZINFER_HALF_OF_THE_CASES
    return (i + i / 4) % 2 == 0;
#else
    return i < std::size(cases);
#endif
}

template <class Arch, conv1d_geometry G>
void check_against_reference() {
    CAPTURE(G.config.channels);
    CAPTURE(G.config.filters);
    CAPTURE(G.config.kernel_size);
    CAPTURE(G.config.tile);
    CAPTURE(G.cropped);
    const auto x = test_data::values(G.samples * G.sample_stride, 1);
    const auto weights = test_data::words(test_data::values(zinfer::conv1d_packing{G.config}.floats(), 2));
    const std::size_t size = G.positions * G.config.filters;
    REQUIRE(size > 0);
    std::vector<float> transformed(G.transformed_floats());
    std::vector<float> products(G.product_floats());
    std::vector<float> expected(G.samples * size);
    for (std::size_t s = 0; s < G.samples; ++s)
        zinfer::kernels::conv1d_minimal_filtering_reference(G, x.data() + s * G.sample_stride, weights.data(),
                                                            transformed.data(), expected.data() + s * size);
    std::vector<float> got(G.samples * size + 16, -7.0f);
    zinfer::kernels::conv1d_minimal_filtering<Arch, G, Arch::tile_positions, Arch::tile_vectors>(
        x.data(), weights.data(), transformed.data(), products.data(), got.data());
    CHECK(std::memcmp(got.data(), expected.data(), expected.size() * sizeof(float)) == 0);
    for (std::size_t i = expected.size(); i < got.size(); ++i) CHECK(got[i] == -7.0f);
}

}  // namespace

TEST_CASE_TEMPLATE("minimal filtering has the reference's bits", Arch, INSTRUCTION_SETS) {
    []<std::size_t... I>(std::index_sequence<I...>) {
        (
            [] {
                if constexpr (is_chosen(I)) check_against_reference<Arch, cases[I]>();
            }(),
            ...);
    }
    (std::make_index_sequence<std::size(cases)>{});
}

TEST_CASE("minimal filtering is for plain convolutions whose pooling stays inside a tile") {
    using zinfer::kernels::conv1d_minimal_filtering_applies;
    static constexpr conv1d_config plain{.channels = 4, .filters = 4, .kernel_size = 3, .tile = 4};
    static_assert(conv1d_minimal_filtering_applies(plain, 1));
    static_assert(conv1d_minimal_filtering_applies(plain, 2));
    static_assert(!conv1d_minimal_filtering_applies(plain, 3));
    const auto but = [](auto change) {
        conv1d_config c = plain;
        change(c);
        return conv1d_minimal_filtering_applies(c, 1);
    };
    CHECK(!but([](conv1d_config& c) { c.tile = 0; }));
    CHECK(!but([](conv1d_config& c) { c.tile = 3; }));
    CHECK(!but([](conv1d_config& c) { c.tile = 10; }));
    CHECK(!but([](conv1d_config& c) { c.kernel_size = 1; }));
    CHECK(!but([](conv1d_config& c) { c.kernel_size = 8; }));
    CHECK(!but([](conv1d_config& c) { c.stride = 2; }));
    CHECK(!but([](conv1d_config& c) { c.dilation = 2; }));
    CHECK(!but([](conv1d_config& c) { c.groups = 2; }));
}
