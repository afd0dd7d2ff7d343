// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/pad1d.hpp"

#include "tests/layers/single_layer.hpp"
#include "zinfer/layers/max_pool1d.hpp"
#include "zinfer/layers/relu.hpp"

using single_layer::outputs;
using zinfer::pad_mode;

TEST_CASE("pad1d puts positions before and after") {
    static constexpr std::array<float, 4> x{1, 2, 3, 4};
    using constant = zinfer::pad1d<zinfer::pad1d_config{.begin = 1, .end = 2, .value = 9.0f}>;
    using reflect = zinfer::pad1d<zinfer::pad1d_config{.begin = 1, .end = 1, .mode = pad_mode::reflect}>;
    using edge = zinfer::pad1d<zinfer::pad1d_config{.begin = 2, .mode = pad_mode::edge}>;
    static constexpr std::array<float, 10> with_constant{9, 9, 1, 2, 3, 4, 9, 9, 9, 9};
    static constexpr std::array<float, 8> reflected{3, 4, 1, 2, 3, 4, 1, 2};
    static constexpr std::array<float, 8> repeated{1, 2, 1, 2, 1, 2, 3, 4};
    static_assert(outputs<constant, zinfer::shape{2, 2}>(x) == with_constant);
    static_assert(outputs<reflect, zinfer::shape{2, 2}>(x) == reflected);
    static_assert(outputs<edge, zinfer::shape{2, 2}>(x) == repeated);
    CHECK(outputs<constant, zinfer::shape{2, 2}>(x) == with_constant);
    CHECK(outputs<reflect, zinfer::shape{2, 2}>(x) == reflected);
    CHECK(outputs<edge, zinfer::shape{2, 2}>(x) == repeated);
}

namespace {

/// The larger one of the first and the third position after padding; what lies behind is cropped.
template <zinfer::pad1d_config Config>
float first_or_third(const std::array<float, 3>& x) {
    using network =
        zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{3, 1}>, zinfer::relu, zinfer::pad1d<Config>,
                        zinfer::max_pool1d<zinfer::pool1d_config{.size = 1, .stride = 2}>,
                        zinfer::max_pool1d<zinfer::pool1d_config{.size = 2, .stride = 5}>>;
    typename network::workspace memory;
    std::array<float, 1> y{};
    network::predict(x, y, memory);
    return y[0];
}

}  // namespace

TEST_CASE("padding in front has its values, also where the end is cropped") {
    CHECK(first_or_third<zinfer::pad1d_config{.begin = 2, .end = 3, .value = 9.0f}>({1, 2, 3}) == 9);
    CHECK(first_or_third<zinfer::pad1d_config{.begin = 2, .end = 3, .value = -9.0f}>({1, 2, 3}) == 1);
    CHECK(first_or_third<zinfer::pad1d_config{.begin = 2, .mode = pad_mode::reflect}>({1, 2, 3}) == 3);
    CHECK(first_or_third<zinfer::pad1d_config{.begin = 2, .mode = pad_mode::edge}>({4, 2, 3}) == 4);
}
