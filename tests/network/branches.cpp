// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

#include "tests/network/small_networks.hpp"

namespace {

/// Over two channels: filter 0 is x[p - 1] - y[p + 1], filter 1 is 2 y[p] + 0.25.
constexpr zinfer::conv1d_config same{.channels = 2, .filters = 2, .kernel_size = 3, .pad_begin = 1, .pad_end = 1};
using same_weights = small::provider<small::pack<same>(
    [](std::size_t f, std::size_t row) {
        if (f == 0) return row == 0 ? 1.0f : row == 5 ? -1.0f : 0.0f;
        return row == 3 ? 2.0f : 0.0f;
    },
    [](std::size_t f) { return f == 0 ? 0.0f : 0.25f; })>;

/// Filter 0 is y[p], filter 1 is x[p] + 1.
constexpr zinfer::conv1d_config swap{.channels = 2, .filters = 2, .kernel_size = 1};
using swap_weights =
    small::provider<small::pack<swap>([](std::size_t f, std::size_t row) { return f == row ? 0.0f : 1.0f; },
                                      [](std::size_t f) { return f == 0 ? 0.0f : 1.0f; })>;

/// A block with a shortcut through a convolution, and one whose shortcut is its input.
template <class Arch>
using residual =
    zinfer::network<zinfer::target<Arch>, zinfer::input<zinfer::shape{4, 2}>, zinfer::conv1d<same, same_weights>,
                    zinfer::relu, zinfer::branch<0>, zinfer::conv1d<swap, swap_weights>, zinfer::add<2>, zinfer::relu,
                    zinfer::conv1d<same, same_weights>, zinfer::add<6>>;

using activation = std::array<std::array<float, 2>, 4>;

activation convolve_same(const activation& x) {
    activation y{};
    for (std::size_t p = 0; p < 4; ++p) {
        y[p][0] = (p > 0 ? x[p - 1][0] : 0.0f) - (p < 3 ? x[p + 1][1] : 0.0f);
        y[p][1] = 2 * x[p][1] + 0.25f;
    }
    return y;
}

activation rectify(activation x) {
    for (auto& position : x)
        for (float& v : position) v = v > 0 ? v : 0.0f;
    return x;
}

activation sum(activation x, const activation& z) {
    for (std::size_t p = 0; p < 4; ++p)
        for (std::size_t c = 0; c < 2; ++c) x[p][c] += z[p][c];
    return x;
}

activation expected(const activation& x) {
    activation shortcut{};
    for (std::size_t p = 0; p < 4; ++p) shortcut[p] = {x[p][1], x[p][0] + 1};
    const activation first = rectify(sum(rectify(convolve_same(x)), shortcut));
    return sum(convolve_same(first), first);
}

template <class Network>
constexpr std::array<float, 8> run(const std::array<float, 8>& x) {
    typename Network::workspace memory{};
    std::array<float, 8> y{};
    Network::predict(x, y, memory);
    return y;
}

}  // namespace

TEST_CASE("branches and sums compute residual blocks, at compile time and at run time") {
    static constexpr std::array<float, 8> x{1, -2, 0.5f, 3, -1.5f, 0.25f, 2, -0.75f};
    const activation y = expected(std::bit_cast<activation>(x));
    static constexpr std::array<float, 8> constant = run<residual<zinfer::arch::scalar>>(x);
    CHECK(std::bit_cast<activation>(constant) == y);
    CHECK(std::bit_cast<activation>(run<residual<zinfer::arch::native>>(x)) == y);
}

TEST_CASE("a batch of residual blocks gives what each spectrum gives alone") {
    using network = residual<zinfer::arch::native>;
    std::vector<float> x(7 * 8);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<float>(i * 5 % 13) / 4 - 1;
    std::vector<float> y(x.size());
    std::vector<zinfer::status> statuses(7);
    network::batch_workspace memory;
    network::predict_batch(x, y, statuses, memory);
    for (std::size_t i = 0; i < 7; ++i) {
        std::array<float, 8> one{};
        std::copy_n(x.begin() + static_cast<std::ptrdiff_t>(8 * i), 8, one.begin());
        const std::array<float, 8> alone = run<network>(one);
        CHECK(std::equal(alone.begin(), alone.end(), y.begin() + static_cast<std::ptrdiff_t>(8 * i)));
        CHECK(statuses[i] == zinfer::status::ok);
    }
}
