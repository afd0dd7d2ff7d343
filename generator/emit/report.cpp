// SPDX-License-Identifier: Apache-2.0
#include "generator/emit/report.hpp"

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "generator/bake/memory.hpp"
#include "generator/bake/packing.hpp"
#include "generator/emit/description.hpp"
#include "zinfer/core/version.hpp"

namespace zgen {

namespace {

using json = nlohmann::ordered_json;

json shape_json(shape s) {
    return {{"length", s.length}, {"channels", s.channels}};
}

json metadata_json(const model_metadata& m) {
    json carried = json::object();
    if (m.intervals) carried["intervals"] = {{"level", m.intervals->level}, {"bins", m.intervals->lower.size()}};
    if (m.training) carried["training_range"] = {m.training->least(), m.training->most()};
    if (m.training && m.training->sum) carried["sum_range"] = {m.training->sum->lower, m.training->sum->upper};
    if (m.physical) carried["physical_range"] = {m.physical->lower, m.physical->upper};
    if (m.guard) carried["guard"] = name_of(*m.guard);
    if (!m.units.empty()) carried["units"] = m.units;
    return carried;
}

/// A network, with what is known of it.
struct page {
    const graph& g;
    const std::vector<shape>& shapes;
    const std::vector<cost>& costs;

    json layers() const {
        json list = json::array();
        for (std::size_t i = 0; i < g.layers.size(); ++i) {
            const layer& l = g.layers[i];
            list.push_back({{"name", l.name},
                            {"kind", name_of(l.op)},
                            {"origin", l.origin},
                            {"description", description(g, l, shapes[input_of(l.op, i)])},
                            {"output", shape_json(shapes[i + 1])},
                            {"parameters", costs[i].parameters},
                            {"multiply_adds", costs[i].multiply_adds},
                            {"weight_bytes", packed_bytes(l.op)}});
        }
        return list;
    }

    json network() const {
        const cost all = total(costs);
        return {{"source", g.source},
                {"format", g.format},
                {"input", shape_json(g.input)},
                {"output", shape_json(shapes.back())},
                {"layers", layers()},
                {"parameters", all.parameters},
                {"multiply_adds", all.multiply_adds}};
    }
};

std::string text_of(const json& object) {
    return object.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

json stages_json(const baked_model& model) {
    json stages = json::array();
    for (const zinfer::stage_plan& stage : model.plan.stages) {
        json layers = json::array();
        for (std::size_t i = 0; i < stage.count; ++i) layers.push_back(model.network.layers[stage.first + i].name);
        stages.push_back({{"layers", std::move(layers)}, {"output", shape_json(stage.context.output)}});
    }
    return stages;
}

json convolutions_json(const baked_model& model) {
    json convolutions = json::array();
    for (const convolution_choice& choice : model.convolutions)
        convolutions.push_back({{"layer", model.network.layers[choice.layer].name},
                                {"algorithm", name_of(choice, model.network)},
                                {"reason", choice.reason},
                                {"error_bound", choice.bound},
                                {"direct_error_bound", choice.direct_bound}});
    return convolutions;
}

}  // namespace

std::string summary_json(const graph& g) {
    const std::vector<shape> s = shapes(g);
    const std::vector<cost> c = costs(g, s);
    const memory_needs direct = needs_of(g, convolution_mode::direct);
    const memory_needs automatic = needs_of(g, convolution_mode::automatic);
    json network = page{g, s, c}.network();
    network["flash_bytes"] = {{"float32_direct", direct.flash}, {"float32_auto", automatic.flash}};
    network["ram_bytes"] = {{"float32_direct_layerwise", direct.ram}, {"float32_auto_layerwise", automatic.ram}};
    network["carries"] = metadata_json(read_metadata(g));
    network["metadata"] = g.metadata;
    return text_of(network);
}

std::string bake_report(const baked_model& model) {
    std::size_t words = 0;
    for (const auto& w : model.weights) words += w.size();
    json network = page{model.network, model.shapes, model.costs}.network();
    network["carries"] = metadata_json(model.metadata);
    network["metadata"] = model.network.metadata;
    return text_of({{"name", model.options.name},
                    {"source", model.network.source},
                    {"sha256", model.sha256},
                    {"version", zinfer::version},
                    {"options", normalized(model.options)},
                    {"accuracy",
                     {{"largest_error", model.largest_error},
                      {"mean_error", model.mean_error},
                      {"largest_output", model.largest_output},
                      {"inputs", model.inputs},
                      {"unfused_tolerance", model.tolerance}}},
                    {"convolutions", convolutions_json(model)},
                    {"packed_weight_bytes", words * sizeof(std::uint64_t)},
                    {"workspace_bytes", model.workspace_bytes()},
                    {"stages", stages_json(model)},
                    {"network", std::move(network)}});
}

}  // namespace zgen
