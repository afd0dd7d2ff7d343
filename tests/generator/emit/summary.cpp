// SPDX-License-Identifier: Apache-2.0
#include "generator/emit/summary.hpp"

#include <doctest/doctest.h>

#include <string>

#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"

namespace {

zgen::graph network() {
    return networks::chain(
        {20, 1},
        {networks::conv1d({.channels = 1, .filters = 256, .kernel_size = 5, .pad_begin = 1}), zgen::relu{},
         zgen::max_pool1d{{.size = 2, .stride = 2}}, zgen::flatten{}, networks::dense({.inputs = 2048, .units = 1})});
}

}  // namespace

TEST_CASE("the summary is a table of layers, shapes and costs") {
    CHECK(
        zgen::summary_text(network()) ==
        "test, as it is baked; outputs are positions x channels\n"
        "\n"
        "layer       what it does                          output  parameters  multiply-adds\n"
        "input       20 values                             20 x 1\n"
        "conv1d      256 filters of 5 taps, padding 1+0  17 x 256       1,536         21,760\n"
        "relu        max(x, 0)                           17 x 256\n"
        "max_pool1d  2 positions, stride 2                8 x 256\n"
        "flatten     channels last, free                     2048\n"
        "dense       1 unit                                     1       2,049          2,048\n"
        "total                                                          3,585         23,808\n"
        "\n"
        "flash 0.137 MB of float32 weights, RAM 8.1 KiB workspace: direct convolution (--convolution direct, --target "
        "cortex-m)\n");
}

TEST_CASE("the summary says what each layer does") {
    using zinfer::function;
    using zinfer::pad_mode;
    const std::vector<double> two = networks::values(2, 5);
    const zgen::graph g = networks::chain(
        {6, 2}, {zgen::instance_norm{0.001, two, two}, zgen::prelu{two},
                 zgen::pad1d{{.begin = 1, .end = 2, .mode = pad_mode::reflect}},
                 zgen::pad1d{{.end = 1, .mode = pad_mode::edge}}, zgen::pad1d{{.begin = 2, .value = -1.5f}},
                 zgen::permute{{{2, 1}, {12, 2}}, {4, 6}}, zgen::reshape{{8, 3}},
                 zgen::activation{{function::leaky_relu, 0.01f}},
                 zgen::activation{{function::clip, -zinfer::infinity, 6.0f}}, zgen::softmax{}, zgen::log_softmax{}});
    CHECK(contains(zgen::summary_text(g),
                   "instance_norm  (x - mean) / deviation over 6 positions     6 x 2           4             24\n"
                   "prelu          x < 0: a slope per channel                  6 x 2           2             12\n"
                   "pad1d          padding 1+2 by reflection                   9 x 2\n"
                   "pad1d_1        padding 0+1 by the edges                   10 x 2\n"
                   "pad1d_2        padding 2+0 of -1.5                        12 x 2\n"
                   "permute        values in another order                     4 x 6\n"
                   "reshape        another shape, free                         8 x 3\n"
                   "leaky_relu     x < 0: 0.01 x                               8 x 3\n"
                   "clip           within -inf and 6                           8 x 3\n"
                   "softmax        probabilities of the channels               8 x 3\n"
                   "log_softmax    logarithms of the channels' probabilities   8 x 3\n"));
    for (std::size_t f = 0; f < zinfer::function_count; ++f) {
        const zgen::activation one{{static_cast<function>(f), 0.5f, 1.5f}};
        const std::string text = zgen::summary_text(networks::chain({1, 1}, {one}));
        CHECK_FALSE(contains(text, "unknown"));
    }
}

TEST_CASE("the summary says what the model carries") {
    zgen::graph g = network();
    const std::string plain = zgen::summary_text(g);
    g.metadata = {{"zinfer.intervals", R"({"level": 0.9, "edges": [2, 4], "lower": [-1, -1, -2], "upper": [1, 1, 3]})"},
                  {"zinfer.physical_range", "[-0.1, 6]"},
                  {"zinfer.guard", "flat"},
                  {"zinfer.units", R"("e-/s\n")"},
                  {"zinfer.recipe", "default\n"}};
    CHECK(zgen::summary_text(g) == plain +
                                       "\nthe model carries\n"
                                       "  intervals       level 0.9, 3 bins of the value\n"
                                       "  physical range  -0.1 to 6\n"
                                       "  guard           flat\n"
                                       "  units           e-/s?\n"
                                       "  recipe          default?\n");
}

TEST_CASE("the training range is summed up over the inputs") {
    zgen::graph g = networks::chain({3, 1}, {zgen::relu{}});
    g.metadata = {{"zinfer.training_range", R"({"lower": [0, -1.5, 2], "upper": [0, 70, 3]})"}};
    CHECK(zgen::summary_text(g).ends_with("the model carries\n  training range  -1.5 to 70 over all inputs\n"));
    g.metadata = {{"zinfer.training_range", "no"}};
    CHECK(
        message_of([&] { zgen::summary_text(g); }).starts_with("test: metadata 'zinfer.training_range': is not JSON"));
}
