// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "generator/import/keras/layer_config.hpp"

namespace zgen::keras {

/// The text of a model's configuration.
/// Errors   keras::problem where it is not JSON or nested deeper than any model
nlohmann::json parse_config(std::string_view text);

/// The layers of a Sequential or Functional model in an order of data flow: an InputLayer first (Sequential models of
/// older versions give the input's shape in their first layer), the output last, and models among the layers replaced
/// by theirs.
///
/// Errors   keras::problem where the configuration is malformed
/// Memory   the document once, and what is noted of each call of a layer, of which there are at most max_layers
/// Source   Keras 1 to 3: get_config() of Sequential and Functional
struct architecture {
    std::vector<layer_config> layers;  ///< where there is no such order, in the file's order and without inputs
    std::string no_order;              ///< why there is none; empty where there is one
    std::vector<std::string> unread;   ///< inputs that no layer takes, as origin_of() names them
    std::shared_ptr<const nlohmann::json> document{};  ///< that the layers' configurations lie in
};

architecture read_architecture(nlohmann::json model, const dialect& saved_by);

/// The dialect of a version ("2.10.0", "2.2.4-tf") and a backend; a file without a version is Keras 1's or 2's.
dialect read_dialect(std::string_view version, std::string_view backend);

/// For people: "Keras 2.10.0, HDF5".
std::string describe_format(std::string_view version, std::string_view container);

}  // namespace zgen::keras
