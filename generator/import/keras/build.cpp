// SPDX-License-Identifier: Apache-2.0
#include "import/keras/build.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "import/keras/layers/layers.hpp"
#include "import/keras/problem.hpp"

namespace zgen::keras {

namespace {

std::string complaint(const layer_config& layer, std::string_view text) {
    return fmt::format("{}: {}", origin_of(layer), text);
}

std::vector<layers::step> read_layers(const architecture& model) {
    std::vector<layers::step> steps;
    std::vector<std::string> complaints;
    bool unknown = false;
    for (const layer_config& layer : model.layers) {
        try {
            layers::reader* const read = layers::find(layer.class_name);
            unknown |= read == nullptr;
            if (read == nullptr) throw problem("is not supported");
            steps.push_back(read(layer));
        } catch (const problem& p) {
            complaints.push_back(complaint(layer, p.what()));
        }
    }
    if (!model.no_chain.empty())
        complaints.push_back(
            fmt::format("the layers are no chain: {}; expected one input, one output and no branches", model.no_chain));
    const std::string hint = unknown ? fmt::format("\nsupported layers: {}", layers::supported()) : "";
    if (complaints.size() == 1) throw problem(complaints.front() + hint);
    if (!complaints.empty())
        throw problem(fmt::format("{} reasons why the model cannot be imported:\n  {}{}", complaints.size(),
                                  fmt::join(complaints, "\n  "), hint));
    return steps;
}

}  // namespace

graph build(const architecture& model, std::string source, hdf5_file& file, weight_paths paths) {
    const std::vector<layers::step> steps = read_layers(model);
    builder network(std::move(source), file, std::move(paths));
    for (std::size_t i = 0; i < steps.size(); ++i) {
        try {
            network.begin(model.layers[i]);
            steps[i](network);
        } catch (const problem& p) {
            throw problem(complaint(model.layers[i], p.what()));
        }
    }
    return network.finish();
}

}  // namespace zgen::keras
