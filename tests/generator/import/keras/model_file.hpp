// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "generator/graph/graph.hpp"

/// A Keras model made for tests, and the files that Keras would write.
struct model_file {
    struct weight {
        std::string name;
        std::vector<std::size_t> extents;
        std::vector<float> values;
    };
    struct layer {
        std::string class_name;
        std::string name;
        nlohmann::json config;
        std::vector<weight> weights;
    };

    nlohmann::json input;  ///< shape without the batch axis
    std::vector<layer> layers;
    std::string version{};  ///< of the Keras that saves it; none where empty

    /// Sequential, as the legacy HDF5 format and the v3 format both describe it.
    nlohmann::json architecture() const;
    std::vector<std::byte> hdf5() const;
    std::vector<std::byte> zip() const;

    /// The model read back from the legacy format.
    zgen::graph imported() const;
    /// Its outputs.
    std::vector<double> outputs(const std::vector<double>& inputs) const;
    /// The message with which it is refused; "no error" where it is not.
    std::string refusal() const;
};

/// A weight with values 1, 2, 3, ... from `first` on.
model_file::weight counting(const std::string& name, const std::vector<std::size_t>& extents, float first = 1);
