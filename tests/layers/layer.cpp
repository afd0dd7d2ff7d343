// SPDX-License-Identifier: Apache-2.0
#include "zinfer/layers/layer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <tuple>
#include <vector>

#include "tests/arch/instruction_sets.hpp"
#include "tests/kernels/random_values.hpp"
#include "tests/network/small_networks.hpp"

namespace {

using zinfer::layer_descriptor;
using zinfer::position_range;
using zinfer::shape;
using zinfer::stage_context;

constexpr shape in{13, 6};

/// Words of `Floats` values that are all different.
template <std::size_t Floats>
struct weights {
    static constexpr auto words = [] {
        std::array<std::uint64_t, zinfer::word_count(Floats)> out{};
        for (std::size_t i = 0; i < Floats; ++i)
            out[i / 2] |=
                static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(static_cast<float>(i % 89) / 64 - 0.6f))
                << (i % 2 * 32);
        return out;
    }();
    static constexpr std::size_t words_count = words.size();
    [[maybe_unused]] static constexpr std::uint32_t crc32 = 0;
    static constexpr const std::uint64_t* data() noexcept { return words.data(); }
};

template <zinfer::conv1d_config Config>
using conv1d = zinfer::conv1d<Config, weights<zinfer::conv1d_packing{Config}.floats()>>;
template <std::size_t Values>
using affine = zinfer::affine<zinfer::affine_config{Values}, weights<zinfer::affine_packing{{Values}}.floats()>>;
template <std::size_t Values>
using prelu = zinfer::prelu<zinfer::prelu_config{Values}, weights<zinfer::prelu_packing{{Values}}.floats()>>;
constexpr zinfer::instance_norm_config norm{.channels = 6, .epsilon = 0.01f};
constexpr zinfer::dense_config head{.inputs = 78, .units = 5};

/// Those that compute any range of their positions.
using layers_by_position =
    std::tuple<conv1d<zinfer::conv1d_config{.channels = 6, .filters = 17, .kernel_size = 3}>,
               conv1d<zinfer::conv1d_config{
                   .channels = 6, .filters = 40, .kernel_size = 3, .stride = 2, .pad_begin = 2, .pad_end = 1}>,
               conv1d<zinfer::conv1d_config{
                   .channels = 6, .filters = 6, .kernel_size = 4, .dilation = 2, .groups = 3, .pad_begin = 3}>,
               zinfer::max_pool1d<zinfer::pool1d_config{.size = 3, .stride = 2, .pad_begin = 1, .pad_end = 1}>,
               zinfer::average_pool1d<zinfer::pool1d_config{.size = 4, .stride = 1, .pad_begin = 2, .pad_end = 3}>,
               zinfer::pad1d<zinfer::pad1d_config{.begin = 2, .end = 3, .value = 0.5f}>, zinfer::relu, affine<6>,
               affine<78>, prelu<6>, prelu<78>, zinfer::softmax, zinfer::log_softmax, zinfer::add<0>,
               zinfer::activation<zinfer::activation_config{.function = zinfer::function::gelu}>>;

/// Those that need all of their input at once.
using layers_at_once =
    std::tuple<conv1d<zinfer::conv1d_config{.channels = 6, .filters = 8, .kernel_size = 3, .tile = 4}>,
               zinfer::pad1d<zinfer::pad1d_config{.begin = 2, .end = 3, .mode = zinfer::pad_mode::reflect}>,
               zinfer::normalize,
               zinfer::instance_norm<norm, weights<zinfer::affine_packing{as_affine(norm)}.floats()>>,
               zinfer::global_max_pool1d, zinfer::global_average_pool1d, zinfer::transpose, zinfer::flatten<>,
               zinfer::flatten<zinfer::axis_order::channels_first>, zinfer::reshape<shape{6, 13}>,
               zinfer::permute<shape{6, 13}, zinfer::permute_digit{6, 1}, zinfer::permute_digit{13, 6}>>;

template <class... Layers>
constexpr bool all_by_position(std::tuple<Layers...>*) {
    return (Layers::describe(in).computes_ranges() && ...);
}
template <class... Layers>
constexpr bool none_by_position(std::tuple<Layers...>*) {
    return (!Layers::describe(in).computes_ranges() && ...);
}
template <class... Layers>
constexpr bool all_compute(std::tuple<Layers...>*) {
    return (zinfer::computing_layer<Layers> && ...);
}

static_assert(all_by_position(static_cast<layers_by_position*>(nullptr)));
static_assert(none_by_position(static_cast<layers_at_once*>(nullptr)));
static_assert(all_compute(static_cast<layers_by_position*>(nullptr)));
static_assert(all_compute(static_cast<layers_at_once*>(nullptr)));
static_assert(zinfer::weighted_layer<affine<6>> && !zinfer::weighted_layer<zinfer::relu>);
static_assert(zinfer::weighted_layer<zinfer::dense<head, weights<zinfer::conv1d_packing{as_conv1d(head)}.floats()>>>);
static_assert(zinfer::layer<zinfer::branch<0>> && !zinfer::computing_layer<zinfer::branch<0>>);
static_assert(!zinfer::layer<zinfer::shape> && !zinfer::layer<int>);

/// The first input position that outputs [first, last) depend on.
std::size_t begin_of(const layer_descriptor& d, std::size_t first) {
    const std::size_t start = first * d.stride;
    return start > d.pad_begin ? std::min(start - d.pad_begin, d.input.length) : 0;
}

template <class Arch, class Layer>
void check_ranges() {
    static constexpr layer_descriptor d = Layer::describe(in);
    static constexpr stage_context stage{
        .input = in, .output = d.output, .uncropped = in.length, .sample_stride = in.size()};
    CAPTURE(Layer::kind);
    const auto x = test_data::values(in.size(), 33);
    const auto z = test_data::values(in.size(), 34);
    std::vector<float> whole(d.output.size());
    Layer::template forward<Arch, stage>({.input = x.data(), .second = z.data(), .output = whole.data()},
                                         zinfer::all_positions<d.output.length>);
    test_data::each_range(d.output.length, [&](std::size_t first, std::size_t last) {
        const std::size_t begin = begin_of(d, first);
        const std::vector<float> rest(x.begin() + static_cast<std::ptrdiff_t>(begin * in.channels), x.end());
        const std::vector<float> second(z.begin() + static_cast<std::ptrdiff_t>(begin * in.channels), z.end());
        std::vector<float> part((last - first) * d.output.channels);
        Layer::template forward<Arch, stage>({.input = rest.data(), .second = second.data(), .output = part.data()},
                                             position_range{first, last, begin});
        CHECK(std::memcmp(part.data(), whole.data() + first * d.output.channels, part.size() * sizeof(float)) == 0);
    });
}

}  // namespace

TEST_CASE_TEMPLATE("a layer by position computes any range of its output from its part of the input", Arch,
                   INSTRUCTION_SETS) {
    [&]<class... Layers>(std::tuple<Layers...>*) {
        (check_ranges<Arch, Layers>(), ...);
    }(static_cast<layers_by_position*>(nullptr));
}
