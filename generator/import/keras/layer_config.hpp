// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace zgen::keras {

/// The Keras that saved a model.
struct dialect {
    unsigned version = 2;  ///< major
    bool theano = false;   ///< its backend turned the taps of Conv1D round
};

/// A model that serves as a layer of another one.
struct enclosing_model {
    std::string name;
    std::string class_name;
    std::size_t number = 0;  ///< layers of the same class before it
};

/// One layer as the model's configuration describes it. A layer that is called several times is there as often.
struct layer_config {
    std::string name;
    std::string class_name;
    std::string module;                      ///< Python's module of the class; not known of older models
    std::size_t number = 0;                  ///< layers of the same class before it, in the same model
    const nlohmann::json* config = nullptr;  ///< in the architecture's document
    std::vector<enclosing_model> models;     ///< models inside the file's model that hold it, outermost first
    std::vector<std::size_t> inputs;         ///< numbers of the layers whose outputs it takes, in its order
    bool training = false;                   ///< called with training=True
    dialect saved_by;
};

/// Whether the class is the model's own rather than Keras's, whatever its name.
bool is_custom(const layer_config& layer);

/// "layer 'conv1d_1' (Conv1D)"; inside another model "layer 'encoder/conv1d_1' (Conv1D)".
std::string origin_of(const layer_config& layer);

}  // namespace zgen::keras
