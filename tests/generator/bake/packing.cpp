// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/packing.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <limits>

#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"
#include "zinfer/core/words.hpp"
#include "zinfer/kernels/packing.hpp"

namespace {

/// What a kernel reads; every other value of the words must be zero.
class packed {
 public:
    explicit packed(std::vector<std::uint64_t> words) : words_(std::move(words)), read_(words_.size() * 2) {}

    void check(std::size_t index, double expected) {
        CHECK(zinfer::word_value(words_.data(), index) == static_cast<float>(expected));
        read_[index] = true;
    }
    void check_rest_is_zero() const {
        for (std::size_t i = 0; i < read_.size(); ++i)
            if (!read_[i]) CHECK(std::bit_cast<std::uint32_t>(zinfer::word_value(words_.data(), i)) == 0);
    }

 private:
    std::vector<std::uint64_t> words_;
    std::vector<bool> read_;
};

packed pack_one(zgen::shape input, zgen::operation op) {
    return packed(zgen::pack(networks::chain(input, {std::move(op)})).front());
}

}  // namespace

TEST_CASE("a convolution's weights lie where the kernels look for them") {
    for (const zinfer::conv1d_config& config :
         {zinfer::conv1d_config{.channels = 3, .filters = 17, .kernel_size = 2},
          zinfer::conv1d_config{.channels = 4, .filters = 32, .kernel_size = 3, .groups = 2}}) {
        const zgen::conv1d op = networks::conv1d(config);
        const zinfer::conv1d_packing packing{config};
        const std::size_t channels = config.channels / config.groups;
        packed words = pack_one({9, config.channels}, op);
        for (std::size_t filter = 0; filter < config.filters; ++filter) {
            words.check(packing.bias(filter), op.bias[filter]);
            for (std::size_t tap = 0; tap < config.kernel_size; ++tap)
                for (std::size_t channel = 0; channel < channels; ++channel)
                    words.check(packing.weight(filter, tap * channels + channel),
                                op.kernel[(filter * config.kernel_size + tap) * channels + channel]);
        }
        words.check_rest_is_zero();
    }
}

TEST_CASE("a dense layer's weights lie where the kernels look for them") {
    const zgen::dense op = networks::dense({.inputs = 5, .units = 18});
    const zinfer::conv1d_packing packing{zinfer::as_conv1d(op.config)};
    packed words = pack_one({1, 5}, op);
    for (std::size_t unit = 0; unit < 18; ++unit) {
        words.check(packing.bias(unit), op.bias[unit]);
        for (std::size_t i = 0; i < 5; ++i) words.check(packing.weight(unit, i), op.kernel[unit * 5 + i]);
    }
    words.check_rest_is_zero();
}

TEST_CASE("an affine layer's values lie where the kernels look for them") {
    const zgen::affine op = networks::affine(18);
    const zinfer::affine_packing packing{{18}};
    packed words = pack_one({6, 3}, op);
    for (std::size_t i = 0; i < 18; ++i) {
        words.check(packing.scale(i), op.scale[i]);
        words.check(packing.shift(i), op.shift[i]);
    }
    words.check_rest_is_zero();
}

TEST_CASE("slopes, and an instance_norm's values, lie where the kernels look for them") {
    const zgen::prelu slopes{networks::values(18, 4)};
    packed words = pack_one({6, 3}, slopes);
    for (std::size_t i = 0; i < 18; ++i) words.check(zinfer::prelu_packing{{18}}.slope(i), slopes.slope[i]);
    words.check_rest_is_zero();

    const zgen::instance_norm norm{0.1, networks::values(18, 5), networks::values(18, 6)};
    const zinfer::affine_packing packing{{18}};
    words = pack_one({2, 18}, norm);
    for (std::size_t i = 0; i < 18; ++i) {
        words.check(packing.scale(i), norm.scale[i]);
        words.check(packing.shift(i), norm.shift[i]);
    }
    words.check_rest_is_zero();
}

TEST_CASE("layers without weights have no words, and keep their place") {
    const auto words =
        zgen::pack(networks::chain({1, 2}, {zgen::relu{}, networks::dense({.inputs = 2, .units = 1}), zgen::relu{}}));
    REQUIRE(words.size() == 3);
    CHECK(words[0].empty());
    CHECK(words[1].size() == zinfer::word_count(3 * zinfer::panel_width));
    CHECK(words[2].empty());
}

TEST_CASE("values are rounded to the nearest float32, zeros keep their sign") {
    zgen::affine op{{0.1, 1.0 + 0x1.8p-24}, {-0.0, 0x1p-149}};
    const auto words = zgen::pack(networks::chain({1, 2}, {op}));
    const zinfer::affine_packing packing{{2}};
    const auto bits = [&](std::size_t i) {
        return std::bit_cast<std::uint32_t>(zinfer::word_value(words[0].data(), i));
    };
    CHECK(bits(packing.scale(0)) == std::bit_cast<std::uint32_t>(0.1f));
    CHECK(bits(packing.scale(1)) == std::bit_cast<std::uint32_t>(0x1.000002p0f));
    CHECK(bits(packing.shift(0)) == 0x80000000u);
    CHECK(bits(packing.shift(1)) == 1u);
}

TEST_CASE("a weight that float32 cannot hold is an error that names the layer") {
    zgen::dense op = networks::dense({.inputs = 2, .units = 1});
    op.kernel[1] = static_cast<double>(std::numeric_limits<float>::max());
    CHECK(message_of([&] { zgen::pack(networks::chain({1, 2}, {op})); }) == "no error");
    op.kernel[1] = 1e39;
    CHECK(message_of([&] {
              zgen::pack(networks::chain({1, 2}, {op}));
          }) == "test: layer 'dense': has the weight 1e+39; expected values that float32 can hold");
    op.kernel[1] = std::numeric_limits<double>::quiet_NaN();
    CHECK(contains(message_of([&] { zgen::pack(networks::chain({1, 2}, {op})); }), "has the weight nan"));
}

TEST_CASE("weights that padding would blow up are an error before they are packed") {
    constexpr std::size_t inputs = (std::size_t{1} << 24) + 1;
    zgen::dense op{{.inputs = inputs, .units = 1}, std::vector<double>(inputs), {0.0}};
    CHECK(contains(message_of([&] {
                       zgen::pack(networks::chain({1, inputs}, {op}));
                   }),
                   "layer 'dense': has weights that fill 268435488 packed values; expected at most 268435456"));
}

TEST_CASE("the size of packed weights is known without packing them: whole panels of 16 filters") {
    CHECK(zgen::packed_bytes(networks::conv1d({.channels = 4, .filters = 6, .kernel_size = 3})) == (1 + 12) * 16 * 4);
    CHECK(zgen::packed_bytes(networks::dense({.inputs = 12, .units = 17})) == 2 * (1 + 12) * 16 * 4);
    CHECK(zgen::packed_bytes(networks::affine(4)) == 2 * 16 * 4);
    CHECK(zgen::packed_bytes(zgen::prelu{networks::values(17, 1)}) == 2 * 16 * 4);
    CHECK(zgen::packed_bytes(zgen::instance_norm{0, networks::values(4, 1), networks::values(4, 2)}) == 2 * 16 * 4);
    CHECK(zgen::packed_bytes(zgen::relu{}) == 0);
    const zgen::graph g = networks::chain({10, 4}, {networks::conv1d({.channels = 4, .filters = 6, .kernel_size = 3})});
    CHECK(zgen::packed_bytes(g.layers[0].op) == zgen::pack(g)[0].size() * sizeof(std::uint64_t));
}
