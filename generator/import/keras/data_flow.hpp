// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "generator/import/keras/inbound_nodes.hpp"
#include "generator/import/keras/layer_config.hpp"

namespace zgen::keras {

/// A layer of a Functional model and its calls; none for an input.
struct called_layer {
    layer_config layer;
    std::vector<layer_call> calls;
};

/// Calls in an order of data flow: the input first, the model's output last.
struct data_flow {
    struct call {
        std::size_t layer = 0;
        bool training = false;
        std::vector<std::size_t> inputs;  ///< numbers of the calls whose outputs it takes
    };
    std::vector<call> calls;  ///< where there is no order, every layer once, in the file's order, without inputs
    std::string no_order;     ///< why there is none; empty where there is one
    std::vector<std::size_t> unread;  ///< numbers of the layers that are inputs which no layer takes
};

/// Orders the calls. After a call comes one that takes its output, where there is one, so that a chain stays together.
data_flow order(const std::vector<called_layer>& layers, const nlohmann::json& output_layers);

}  // namespace zgen::keras
