// SPDX-License-Identifier: Apache-2.0
#include "tests/assortment/assortment.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "tests/generator/networks.hpp"

namespace assortment {

namespace {

class chooser {
 public:
    explicit chooser(std::size_t seed) : random_(static_cast<unsigned>(seed)) {}

    /// From low to high. Not a standard distribution, whose values differ from library to library.
    std::size_t operator()(std::size_t low, std::size_t high) { return low + random_() % (high - low + 1); }
    bool one_in(std::size_t n) { return random_() % n == 0; }

 private:
    std::mt19937 random_;
};

/// A convolution of `taps` that fits the input, its weights scaled so that activations keep their size.
zgen::conv1d random_conv1d(chooser& choose, zgen::shape in, std::size_t taps) {
    zinfer::conv1d_config c{.channels = in.channels, .filters = choose(1, 40), .kernel_size = taps};
    if (choose.one_in(4)) c.pad_begin = choose(0, taps);
    if (choose.one_in(4)) c.pad_end = choose(0, taps);
    if (choose.one_in(5)) c.stride = choose(2, 3);
    if (choose.one_in(5)) c.dilation = 2;
    if (choose.one_in(6)) {
        c.groups = std::gcd(c.channels, c.filters);
        if (c.groups == 1) c.filters = c.channels * choose(1, 2), c.groups = c.channels;
    }
    const std::size_t padded = in.length + c.pad_begin + c.pad_end;
    if (padded < c.extent()) c.pad_begin += c.extent() - padded;
    zgen::conv1d op = networks::conv1d(c, static_cast<unsigned>(choose(0, 1u << 20)));
    const double scale = 1.5 / std::sqrt(static_cast<double>(taps * c.channels / c.groups));
    for (double& weight : op.kernel) weight *= scale;
    return op;
}

void append(zgen::graph& g, zgen::operation op) {
    std::string name = zgen::next_name(g, op);
    g.layers.push_back({name, "layer '" + name + "'", std::move(op)});
}

void append_pooling(chooser& choose, zgen::graph& g, zgen::shape in) {
    const std::size_t window = choose(2, 4);
    if (in.length >= window) append(g, zgen::max_pool1d{{.size = window, .stride = window}});
}

/// A residual block around the value so far: a convolution of `taps` that keeps the shape, and on the way back the
/// value itself or a convolution of it.
void append_residual(chooser& choose, zgen::graph& g, std::size_t taps) {
    const std::size_t value = g.layers.size();
    const zgen::shape in = zgen::shapes(g).back();
    append(g, networks::conv1d({.channels = in.channels,
                                .filters = in.channels,
                                .kernel_size = taps,
                                .pad_begin = taps / 2,
                                .pad_end = taps - 1 - taps / 2},
                               static_cast<unsigned>(choose(0, 1u << 20))));
    for (double& weight : std::get<zgen::conv1d>(g.layers.back().op).kernel)
        weight /= std::sqrt(static_cast<double>(taps * in.channels));
    if (choose.one_in(2)) append(g, zgen::relu{});
    std::size_t other = value;
    if (choose.one_in(2)) {
        other = g.layers.size();
        append(g, zgen::branch{value});
        append(g, networks::affine(in.channels, static_cast<unsigned>(choose(0, 1u << 20))));
    }
    append(g, zgen::add{other});
}

zgen::activation random_activation(chooser& choose, zinfer::function f) {
    const auto alpha = static_cast<float>(choose(1, 9)) / 8.0f;
    if (f == zinfer::function::clip) return {{f, -alpha, 2.0f}};
    return {{f, alpha, 0.625f}};
}

zgen::pad1d random_padding(chooser& choose) {
    zinfer::pad1d_config c{.begin = choose(0, 3), .end = choose(0, 3)};
    c.mode = static_cast<zinfer::pad_mode>(choose(0, 2));
    if (c.mode == zinfer::pad_mode::constant) c.value = 0.5f;
    return {c};
}

/// The input's axes, the longer one cut in two where that is possible, in another order.
zgen::permute random_permutation(chooser& choose, zgen::shape in) {
    const std::size_t cut = in.length % 2 == 0 ? 2 : 1;
    std::array<zinfer::permute_digit, 3> digits{
        {{cut, in.size() / cut}, {in.length / cut, in.channels}, {in.channels, 1}}};
    for (std::size_t i = digits.size(); i > 1; --i) std::swap(digits[i - 1], digits[choose(0, i - 1)]);
    return {{digits.begin(), digits.end()}, in};
}

/// Every activation, with layers between them that keep the values apart.
zgen::graph other_layers(std::size_t index) {
    chooser choose(2000 + index);
    std::array<std::size_t, zinfer::function_count> functions{};
    std::iota(functions.begin(), functions.end(), std::size_t{0});
    for (std::size_t i = functions.size(); i > 1; --i) std::swap(functions[i - 1], functions[choose(0, i - 1)]);

    zgen::graph g;
    g.source = "assortment";
    g.input = {choose(20, 40), choose(3, 20)};
    const auto channels = [&] { return zgen::shapes(g).back().channels; };
    const auto seed = [&] { return static_cast<unsigned>(choose(0, 1u << 20)); };
    for (const std::size_t f : functions) {
        append(g,
               zgen::instance_norm{0.25, networks::values(channels(), seed()), networks::values(channels(), seed())});
        append(g, random_activation(choose, static_cast<zinfer::function>(f)));
        if (choose.one_in(2)) append(g, zgen::prelu{networks::values(channels(), seed())});
        if (choose.one_in(3)) append(g, random_padding(choose));
        if (choose.one_in(3)) append(g, random_permutation(choose, zgen::shapes(g).back()));
        if (choose.one_in(4)) append(g, zgen::reshape{{channels(), zgen::shapes(g).back().length}});
    }
    append(g, zgen::softmax{});
    append(g, zgen::flatten{});
    append(g, networks::dense({.inputs = channels(), .units = 7}));
    append(g, zgen::log_softmax{});
    return g;
}

}  // namespace

zgen::graph network(std::size_t index) {
    if (index >= convolutional) return other_layers(index);
    chooser choose(index);
    std::array<std::size_t, 9> taps{};
    std::iota(taps.begin(), taps.end(), std::size_t{1});
    for (std::size_t i = taps.size(); i > 1; --i) std::swap(taps[i - 1], taps[choose(0, i - 1)]);

    zgen::graph g;
    g.source = "assortment";
    g.input = {2 * choose(100, 150) + 1, choose(1, 3)};
    for (const std::size_t k : taps) {
        append(g, random_conv1d(choose, zgen::shapes(g).back(), k));
        if (choose.one_in(3)) append_pooling(choose, g, zgen::shapes(g).back());
        if (choose.one_in(2)) append(g, zgen::relu{});
        if (choose.one_in(3)) append_residual(choose, g, k);
    }
    append(g, zgen::flatten{});
    append(g, networks::dense({.inputs = zgen::shapes(g).back().channels, .units = 7}));
    return g;
}

zgen::graph convolution(std::size_t index) {
    chooser choose(1000 + index);
    zgen::graph g;
    g.source = "random";
    g.input = {choose(1, 60), choose(1, 40)};
    append(g, random_conv1d(choose, g.input, 1 + index % 9));
    if (choose.one_in(2)) append_pooling(choose, g, zgen::shapes(g).back());
    if (choose.one_in(2)) append(g, zgen::relu{});
    return g;
}

}  // namespace assortment
