// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "generator/import/keras/json_access.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/keras/problem.hpp"

namespace zgen::keras::layers {

namespace {

using nlohmann::json;

/// The shape, batch axis included, under the names that it has had.
const json* find_shape(const json& config) {
    for (const char* key : {"batch_shape", "batch_input_shape", "build_input_shape"})
        if (const json& shape = unwrapped(member(config, key)); shape.is_array()) return &shape;
    return nullptr;
}

}  // namespace

step input(const layer_config& layer) {
    const json* shape = find_shape(*layer.config);
    if (shape == nullptr || shape->empty())
        throw problem("the configuration gives no input shape; build the model with an Input of known shape");
    dims extents;
    for (std::size_t i = 1; i < shape->size(); ++i) {
        const json& extent = (*shape)[i];
        if (!extent.is_number_unsigned() || extent == 0)
            throw problem(fmt::format("input shape {} is not known; expected a size for every axis but the first",
                                      shape->dump(-1, ' ', true, json::error_handler_t::replace)));
        extents.push_back(extent.get<std::size_t>());
    }
    return [extents](builder& network) { network.set_input(extents); };
}

}  // namespace zgen::keras::layers
