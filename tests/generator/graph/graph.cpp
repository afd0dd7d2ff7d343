// SPDX-License-Identifier: Apache-2.0
#include "generator/graph/graph.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <stdexcept>

#include "src/common/limits.hpp"
#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"

using zgen::operation;
using zgen::output_shape;
using zgen::shape;

namespace {

/// What output_shape says against the operation; "no error" where it gives a shape.
std::string problem_of(const operation& op, shape in) {
    try {
        output_shape(op, in);
    } catch (const std::invalid_argument& e) {
        return e.what();
    }
    return "no error";
}

}  // namespace

TEST_CASE("layers are named by kind and numbered from the second on") {
    const zgen::graph g = networks::chain({8, 1}, {zgen::relu{}, zgen::normalize{}, zgen::relu{}, zgen::relu{}});
    CHECK(networks::names(g) == std::vector<std::string>{"relu", "normalize", "relu_1", "relu_2"});
}

TEST_CASE("every operation has the shape that the runtime gives it") {
    const operation conv = networks::conv1d({.channels = 4,
                                             .filters = 6,
                                             .kernel_size = 3,
                                             .stride = 2,
                                             .dilation = 2,
                                             .groups = 2,
                                             .pad_begin = 1,
                                             .pad_end = 3});
    CHECK(output_shape(conv, {10, 4}) == shape{5, 6});
    CHECK(output_shape(networks::dense({.inputs = 12, .units = 5}), {1, 12}) == shape{1, 5});
    CHECK(output_shape(zgen::max_pool1d{{.size = 3, .stride = 2}}, {10, 4}) == shape{4, 4});
    CHECK(output_shape(zgen::average_pool1d{{.size = 3, .stride = 2, .pad_begin = 1, .pad_end = 1}}, {10, 4}) ==
          shape{5, 4});
    CHECK(output_shape(zgen::global_max_pool1d{}, {10, 4}) == shape{1, 4});
    CHECK(output_shape(zgen::global_average_pool1d{}, {10, 4}) == shape{1, 4});
    CHECK(output_shape(networks::affine(4), {10, 4}) == shape{10, 4});
    CHECK(output_shape(networks::affine(40), {10, 4}) == shape{10, 4});
    CHECK(output_shape(zgen::normalize{}, {10, 4}) == shape{10, 4});
    CHECK(output_shape(zgen::relu{}, {10, 4}) == shape{10, 4});
    CHECK(output_shape(zgen::transpose{}, {10, 4}) == shape{4, 10});
    CHECK(output_shape(zgen::flatten{}, {10, 4}) == shape{1, 40});
}

TEST_CASE("activations are named and numbered by their function") {
    using zinfer::function;
    const zgen::activation elu{{function::elu, 1.0f}};
    const zgen::graph g = networks::chain({8, 1}, {elu, zgen::activation{{function::tanh}}, elu});
    CHECK(networks::names(g) == std::vector<std::string>{"elu", "tanh", "elu_1"});
}

TEST_CASE("operations that keep the shape, and operations that change it alone") {
    CHECK(output_shape(zgen::activation{{zinfer::function::gelu}}, {10, 4}) == shape{10, 4});
    CHECK(output_shape(zgen::prelu{networks::values(4, 1)}, {10, 4}) == shape{10, 4});
    CHECK(output_shape(zgen::prelu{networks::values(40, 1)}, {10, 4}) == shape{10, 4});
    CHECK(output_shape(zgen::softmax{}, {10, 4}) == shape{10, 4});
    CHECK(output_shape(zgen::log_softmax{}, {10, 4}) == shape{10, 4});
    CHECK(output_shape(zgen::instance_norm{1e-5, networks::values(4, 1), networks::values(4, 2)}, {10, 4}) ==
          shape{10, 4});
    CHECK(output_shape(zgen::pad1d{{.begin = 3, .end = 20}}, {10, 4}) == shape{33, 4});
    CHECK(output_shape(zgen::permute{{{4, 1}, {10, 4}}, {8, 5}}, {10, 4}) == shape{8, 5});
    CHECK(output_shape(zgen::reshape{{8, 5}}, {10, 4}) == shape{8, 5});
}

TEST_CASE("parameters, slopes and padding that no runtime layer takes are refused") {
    using zinfer::function;
    constexpr float nan = std::numeric_limits<float>::quiet_NaN();
    const auto message = [](const operation& op) { return problem_of(op, {10, 4}); };
    CHECK(message(zgen::activation{{function::clip, -zinfer::infinity, 6.0f}}) == "no error");
    const char* numbers = "; expected finite numbers, a positive one for celu, numbers for clip";
    CHECK(message(zgen::activation{{function::clip, nan, 6.0f}}) ==
          std::string("has the parameters nan and 6") + numbers);
    CHECK(message(zgen::activation{{function::elu, zinfer::infinity}}) ==
          std::string("has the parameters inf and 0") + numbers);
    CHECK(message(zgen::activation{{function::celu, 0.0f}}) == std::string("has the parameters 0 and 0") + numbers);
    CHECK(message(zgen::activation{{function::elu, 0.0f}}) == "no error");
    CHECK(message(zgen::prelu{networks::values(5, 1)}) ==
          "has 5 slopes; expected one per channel (4) or one per feature (40)");
    CHECK(message(zgen::instance_norm{-1, networks::values(4, 1), networks::values(4, 2)}) ==
          "has epsilon -1; expected 0 or a positive number");
    CHECK(message(zgen::instance_norm{0, networks::values(4, 1), networks::values(3, 2)}) ==
          "has 3 shift values; expected 4");
    using zinfer::pad_mode;
    CHECK(message(zgen::pad1d{{.begin = 9, .end = 9, .mode = pad_mode::reflect}}) == "no error");
    CHECK(message(zgen::pad1d{{.begin = 9, .end = 10, .mode = pad_mode::reflect}}) ==
          "reflects 9 and 10 positions; expected less than its input's 10");
    CHECK(message(zgen::pad1d{{.begin = 10, .end = 99, .mode = pad_mode::edge}}) == "no error");
    CHECK(message(zgen::pad1d{{.begin = 1, .value = nan}}) == "pads with nan; expected a finite number");
    CHECK(contains(message(zgen::pad1d{{.begin = static_cast<std::size_t>(-1)}}), "expected at most"));
}

TEST_CASE("permutations take each value once, and reshapes keep their number") {
    const auto message = [](const operation& op) { return problem_of(op, {3, 4}); };
    CHECK(message(zgen::permute{{{2, 1}, {1, 77}, {3, 4}, {2, 2}}, {12, 1}}) == "no error");
    for (const std::vector<zinfer::permute_digit>& digits :
         {std::vector<zinfer::permute_digit>{{6, 1}}, {{3, 4}, {4, 2}}, {{3, 1}, {4, 1}}, {{12, 0}}, {{0, 1}}, {}})
        CHECK(message(zgen::permute{digits, {12, 1}}) ==
              "has digits that do not take each of the 12 values of its input once");
    CHECK(message(zgen::permute{{{12, 1}}, {5, 2}}) == "has an output of shape (5, 2); its input has 12 values");
    CHECK(message(zgen::reshape{{5, 2}}) == "has an output of shape (5, 2); its input has 12 values");
    CHECK(contains(message(zgen::reshape{{static_cast<std::size_t>(-1), 2}}), "its input has 12 values"));
}

TEST_CASE("an operation that does not fit says what it needs and what it got") {
    const zinfer::conv1d_config good{.channels = 4, .filters = 6, .kernel_size = 3};
    CHECK(output_shape(networks::conv1d(good), {10, 4}) == shape{8, 6});
    CHECK_THROWS_WITH_AS(output_shape(networks::conv1d(good), {10, 3}), "takes 4 channels; its input has 3",
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS(output_shape(networks::conv1d(good), {2, 4}),
                         "has a window of 3 positions; its input has 2 with padding", std::invalid_argument);
    CHECK_THROWS_AS(output_shape(zgen::conv1d{good, networks::values(71, 1), networks::values(6, 1)}, {10, 4}),
                    std::invalid_argument);
    CHECK_THROWS_AS(output_shape(zgen::conv1d{good, networks::values(72, 1), networks::values(5, 1)}, {10, 4}),
                    std::invalid_argument);
    CHECK_THROWS_AS(output_shape(networks::dense({.inputs = 12, .units = 5}), {3, 4}), std::invalid_argument);
    CHECK_THROWS_AS(output_shape(networks::dense({.inputs = 12, .units = 5}), {1, 11}), std::invalid_argument);
    CHECK_THROWS_AS(output_shape(networks::affine(5), {10, 4}), std::invalid_argument);
}

TEST_CASE("pooling windows never lie on padding alone") {
    CHECK(output_shape(zgen::max_pool1d{{.size = 3, .stride = 1, .pad_begin = 2}}, {4, 1}) == shape{4, 1});
    CHECK_THROWS_AS(output_shape(zgen::max_pool1d{{.size = 3, .stride = 1, .pad_begin = 3}}, {4, 1}),
                    std::invalid_argument);
    CHECK_THROWS_AS(output_shape(zgen::max_pool1d{{.size = 0, .stride = 1}}, {4, 1}), std::invalid_argument);
    CHECK_THROWS_AS(output_shape(zgen::max_pool1d{{.size = 1, .stride = 0}}, {4, 1}), std::invalid_argument);
}

TEST_CASE("sizes are bounded, whatever overflows") {
    constexpr std::size_t huge = static_cast<std::size_t>(-1);
    CHECK(output_shape(zgen::relu{}, {common::max_elements, 1}) == shape{common::max_elements, 1});
    CHECK_THROWS_AS(output_shape(zgen::relu{}, {common::max_elements, 2}), std::invalid_argument);
    CHECK_THROWS_AS(output_shape(zgen::relu{}, {huge / 2, 4}), std::invalid_argument);
    CHECK_THROWS_AS(output_shape(zgen::relu{}, {0, 4}), std::invalid_argument);
    CHECK_THROWS_AS(output_shape(zgen::conv1d{{.channels = 1, .filters = huge, .kernel_size = huge}, {}, {}}, {4, 1}),
                    std::invalid_argument);
    CHECK_THROWS_AS(
        output_shape(zgen::conv1d{{.channels = 1, .filters = 1, .kernel_size = 2, .dilation = huge}, {0, 0}, {0}},
                     {4, 1}),
        std::invalid_argument);
    CHECK_THROWS_AS(
        output_shape(zgen::conv1d{{.channels = 1, .filters = 1, .kernel_size = 1, .pad_begin = huge}, {0}, {0}},
                     {4, 1}),
        std::invalid_argument);
}

TEST_CASE("shapes run from the input to the output and name the layer that does not fit") {
    zgen::graph g =
        networks::chain({10, 4}, {zgen::relu{}, zgen::flatten{}, networks::dense({.inputs = 40, .units = 2})});
    CHECK(zgen::shapes(g) == std::vector<shape>{{10, 4}, {10, 4}, {1, 40}, {1, 2}});
    g.layers.erase(g.layers.begin() + 1);
    CHECK(message_of([&] { zgen::shapes(g); }) ==
          "test: layer 'dense': takes a flat vector; its input has 10 positions of 4 channels");
}

TEST_CASE("the costs of a network are those of its layers, a branch taken from where it begins") {
    const zgen::graph g = networks::chain(
        {10, 4}, {networks::affine(4), zgen::global_max_pool1d{}, zgen::branch{1}, networks::affine(4)});
    const std::vector<zgen::cost> c = zgen::costs(g, zgen::shapes(g));
    REQUIRE(c.size() == 4);
    CHECK(c[0] == zgen::cost{8, 40, 80});
    CHECK(c[1] == zgen::cost{0, 0, 40});
    CHECK(c[3] == c[0]);
}
