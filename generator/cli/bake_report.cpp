// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/bake_report.hpp"

#include <cstddef>
#include <nlohmann/json.hpp>

#include "generator/cli/summary.hpp"
#include "zinfer/core/version.hpp"

namespace zgen {

nlohmann::ordered_json bake_report(const baked_model& model) {
    using json = nlohmann::ordered_json;
    json stages = json::array();
    for (const zinfer::stage_plan& stage : model.plan.stages) {
        json layers = json::array();
        for (std::size_t i = 0; i < stage.count; ++i) layers.push_back(model.network.layers[stage.first + i].name);
        stages.push_back(
            {{"layers", std::move(layers)},
             {"output", {{"length", stage.context.output.length}, {"channels", stage.context.output.channels}}}});
    }
    json convolutions = json::array();
    for (const convolution_choice& choice : model.convolutions)
        convolutions.push_back({{"layer", model.network.layers[choice.layer].name},
                                {"algorithm", name_of(choice, model.network)},
                                {"reason", choice.reason},
                                {"error_bound", choice.bound},
                                {"direct_error_bound", choice.direct_bound}});
    std::size_t words = 0;
    for (const auto& w : model.weights) words += w.size();
    return {{"name", model.options.name},
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
            {"convolutions", std::move(convolutions)},
            {"packed_weight_bytes", words * sizeof(std::uint64_t)},
            {"workspace_bytes", model.workspace_bytes()},
            {"stages", std::move(stages)},
            {"network", summary_json(model.network)}};
}

}  // namespace zgen
