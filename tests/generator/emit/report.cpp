// SPDX-License-Identifier: Apache-2.0
#include "generator/emit/report.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"

using json = nlohmann::ordered_json;

namespace {

zgen::graph network() {
    return networks::chain(
        {20, 1},
        {networks::conv1d({.channels = 1, .filters = 256, .kernel_size = 5, .pad_begin = 1}), zgen::relu{},
         zgen::max_pool1d{{.size = 2, .stride = 2}}, zgen::flatten{}, networks::dense({.inputs = 2048, .units = 1})});
}

}  // namespace

TEST_CASE("the summary for programs has shapes, costs and needs") {
    const json page = json::parse(zgen::summary_json(network()));
    CHECK(page["source"] == "test");
    CHECK(page["input"] == json{{"length", 20}, {"channels", 1}});
    CHECK(page["output"] == json{{"length", 1}, {"channels", 1}});
    CHECK(page["layers"].size() == 5);
    CHECK(page["layers"][0]["kind"] == "conv1d");
    CHECK(page["layers"][0]["description"] == "256 filters of 5 taps, padding 1+0");
    CHECK(page["layers"][4]["multiply_adds"] == 2048);
    CHECK(page["layers"][4]["weight_bytes"] == 2049 * 16 * 4);
    CHECK(page["parameters"] == 3585);
    CHECK(page["flash_bytes"]["float32_direct"] == (16 * 6 * 16 + 2049 * 16) * 4);
    CHECK(page["ram_bytes"]["float32_direct_layerwise"] == (2048 + 16) * 4);
    CHECK(page["carries"] == json::object());
}

TEST_CASE("the summary for programs has what the model carries, whatever bytes are in it") {
    zgen::graph g = network();
    g.metadata = {{"zinfer.intervals", R"({"level": 0.9, "edges": [2, 4], "lower": [-1, -1, -2], "upper": [1, 1, 3]})"},
                  {"zinfer.physical_range", "[-0.1, 6]"},
                  {"zinfer.guard", "flat"},
                  {"zinfer.units", "\"e-/s\""},
                  {"other", "\xff"}};
    const json page = json::parse(zgen::summary_json(g));
    CHECK(page["carries"] == json{{"intervals", {{"level", 0.9}, {"bins", 3}}},
                                  {"physical_range", {-0.1, 6.0}},
                                  {"guard", "flat"},
                                  {"units", "e-/s"}});
    CHECK(page["metadata"]["other"] == "\xef\xbf\xbd");

    g = networks::chain({3, 1}, {zgen::relu{}});
    g.metadata = {{"zinfer.training_range", R"({"lower": [0, -1.5, 2], "upper": [0, 70, 3]})"}};
    CHECK(json::parse(zgen::summary_json(g))["carries"]["training_range"] == json{-1.5, 70.0});
    g.metadata = {{"zinfer.training_range", "no"}};
    CHECK(
        message_of([&] { zgen::summary_json(g); }).starts_with("test: metadata 'zinfer.training_range': is not JSON"));
}

TEST_CASE("a report's network is the one that was baked") {
    const zgen::baked_model model =
        zgen::bake(network(), std::string(64, '0'), {.name = "small", .convolution = zgen::convolution_mode::fast});
    const json report = json::parse(zgen::bake_report(model));
    const json& layers = report["network"]["layers"];
    std::size_t bytes = 0;
    for (const json& layer : layers) bytes += layer["weight_bytes"].get<std::size_t>();
    CHECK(report["packed_weight_bytes"] == bytes);
    CHECK(report["workspace_bytes"] == model.workspace_bytes());
    CHECK(report["convolutions"][0]["algorithm"] == zgen::name_of(model.convolutions[0], model.network));
    CHECK(report["network"]["multiply_adds"] == 23808);
    CHECK_FALSE(report["network"].contains("flash_bytes"));
}
