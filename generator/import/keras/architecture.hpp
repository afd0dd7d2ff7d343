// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "import/keras/layer_config.hpp"

namespace zgen::keras {

/// The text of a model's configuration.
/// Errors   keras::problem where it is no JSON or nested deeper than any model
nlohmann::json parse_config(std::string_view text);

/// The layers of a Sequential or Functional model in the order of data flow, an InputLayer first: Sequential models of
/// older versions give the input's shape in their first layer.
///
/// Errors   keras::problem where the configuration is malformed or no chain: several inputs or outputs, branches,
/// shared
///          layers
/// Source   Keras 1 to 3: get_config() of Sequential and Functional, both syntaxes of inbound_nodes
struct architecture {
    std::vector<layer_config> layers;  ///< in order of data flow; in the file's order where that is no chain
    std::string no_chain;              ///< why the layers are no chain; empty where they are
};
architecture read_architecture(const nlohmann::json& model);

}  // namespace zgen::keras
