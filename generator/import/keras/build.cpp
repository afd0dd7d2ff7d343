// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/build.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "generator/import/keras/advice.hpp"
#include "generator/import/keras/json_access.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"

namespace zgen::keras {

namespace {

std::string complaint(const layer_config& layer, std::string_view text) {
    return fmt::format("{}: {}", origin_of(layer), text);
}

/// Whether the layer's policy stores whole numbers: "int8_from_float32", or an object of class QuantizedDTypePolicy.
bool is_quantized(const layer_config& layer) {
    const nlohmann::json& policy = member(*layer.config, "dtype");
    const std::string name = text_of(policy) + text_of(member(policy, "class_name"));
    return name.starts_with("int8") || name.starts_with("int4") || name.starts_with("Quantized");
}

step read_layer(const layer_config& layer) {
    layers::reader* const read = is_custom(layer) ? nullptr : layers::find(layer.class_name);
    if (read == nullptr) {
        const std::string_view instead = advice(layer.class_name);
        throw problem(fmt::format("is not supported{}{}", instead.empty() ? "" : ": ", instead));
    }
    if (is_quantized(layer)) throw problem("is quantized; save the model before it is quantized");
    if (layer.inputs.size() > 1 && !layers::joins(layer.class_name))
        throw problem(fmt::format("has {} inputs; expected one", layer.inputs.size()));
    return read(layer);
}

std::vector<step> read_layers(const architecture& model) {
    std::vector<step> steps;
    std::vector<std::string> complaints;
    bool without_advice = false;
    for (const layer_config& layer : model.layers) {
        try {
            without_advice |=
                is_custom(layer) || (layers::find(layer.class_name) == nullptr && advice(layer.class_name).empty());
            steps.push_back(read_layer(layer));
        } catch (const problem& p) {
            complaints.push_back(complaint(layer, p.what()));
        }
    }
    if (!model.no_order.empty())
        complaints.push_back(fmt::format("data does not flow from one input to one output: {}", model.no_order));
    const std::string hint = without_advice ? fmt::format("\nsupported layers:{}", layers::supported()) : "";
    if (complaints.size() == 1) throw problem(complaints.front() + hint);
    if (!complaints.empty())
        throw problem(fmt::format("{} reasons why the model cannot be imported:\n  {}{}", complaints.size(),
                                  fmt::join(complaints, "\n  "), hint));
    return steps;
}

}  // namespace

graph build(const architecture& model, std::string source, hdf5_file& file, weight_paths paths) {
    const std::vector<step> steps = read_layers(model);
    builder network(std::move(source), file, std::move(paths));
    for (std::size_t i = 0; i < steps.size(); ++i) {
        try {
            network.begin(model.layers[i]);
            steps[i](network);
        } catch (const problem& p) {
            throw problem(complaint(model.layers[i], p.what()));
        }
    }
    graph result = network.finish();
    for (const std::string& input : model.unread)
        result.warnings.push_back(fmt::format("{}: has no effect on the output; the network does not take it", input));
    return result;
}

}  // namespace zgen::keras
