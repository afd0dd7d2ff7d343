// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/conv1d.hpp"

#include "tests/layers/single_layer.hpp"
#include "tests/network/small_networks.hpp"

using single_layer::outputs;

namespace {

/// Every weight 1, biases 0, 1, 2, ...
template <zinfer::conv1d_config Config>
using ones =
    zinfer::conv1d<Config, small::provider<small::pack<Config>([](std::size_t, std::size_t) { return 1.0f; },
                                                               [](std::size_t f) { return static_cast<float>(f); })>>;

}  // namespace

TEST_CASE("conv1d strides, dilates and pads") {
    static constexpr std::array<float, 5> x{1, 2, 3, 4, 5};
    static constexpr zinfer::shape in{5, 1};
    static constexpr std::array<float, 3> plain{6, 9, 12};
    static constexpr std::array<float, 2> strided{6, 12};
    static constexpr std::array<float, 1> dilated{9};
    static constexpr std::array<float, 6> padded{1, 3, 6, 9, 12, 9};
    using conv = ones<zinfer::conv1d_config{.channels = 1, .filters = 1, .kernel_size = 3}>;
    using stride = ones<zinfer::conv1d_config{.channels = 1, .filters = 1, .kernel_size = 3, .stride = 2}>;
    using dilation = ones<zinfer::conv1d_config{.channels = 1, .filters = 1, .kernel_size = 3, .dilation = 2}>;
    using padding =
        ones<zinfer::conv1d_config{.channels = 1, .filters = 1, .kernel_size = 3, .pad_begin = 2, .pad_end = 1}>;
    static_assert(outputs<conv, in>(x) == plain);
    static_assert(outputs<stride, in>(x) == strided);
    static_assert(outputs<dilation, in>(x) == dilated);
    static_assert(outputs<padding, in>(x) == padded);
    CHECK(outputs<conv, in>(x) == plain);
    CHECK(outputs<stride, in>(x) == strided);
    CHECK(outputs<dilation, in>(x) == dilated);
    CHECK(outputs<padding, in>(x) == padded);
}

TEST_CASE("conv1d with groups sees only its group's channels") {
    static constexpr std::array<float, 4> x{1, 10, 2, 20};
    static constexpr std::array<float, 2> y{3, 31};
    using grouped = ones<zinfer::conv1d_config{.channels = 2, .filters = 2, .kernel_size = 2, .groups = 2}>;
    static_assert(outputs<grouped, zinfer::shape{2, 2}>(x) == y);
    CHECK(outputs<grouped, zinfer::shape{2, 2}>(x) == y);
}
