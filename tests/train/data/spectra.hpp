// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "src/gaia/spectrum.hpp"
#include "src/train/data/training_table.hpp"
#include "tests/generator/import/onnx_model.hpp"

/// Small tables of spectra and models that read a redshift off them.
namespace spectra {

/// A spectrum for each redshift; fluxes but the first are 0.5.
inline ztrain::training_table table(const std::vector<float>& z, const std::vector<float>& first_flux) {
    ztrain::training_table table;
    table.z = z;
    table.flux.assign(z.size() * gaia::samples, 0.5F);
    for (std::size_t i = 0; i < z.size(); ++i) table.flux[i * gaia::samples] = first_flux[i];
    return table;
}

inline std::string csv_header() {
    std::string text = "z";
    for (std::size_t i = 0; i < gaia::samples; ++i) text += fmt::format(",flux_{}", i);
    return text + "\n";
}

inline std::string csv_row(const std::string& z, const std::string& first_flux) {
    std::string text = z + "," + first_flux;
    for (std::size_t i = 1; i < gaia::samples; ++i) text += ",0.5";
    return text + "\n";
}

/// As `zsim -o table.csv` writes it.
inline std::string csv(const ztrain::training_table& table) {
    std::string text = csv_header();
    for (std::size_t i = 0; i < table.rows(); ++i) {
        text += fmt::format("{}", table.z[i]);
        for (std::size_t f = 0; f < gaia::samples; ++f) text += fmt::format(",{}", table.flux[i * gaia::samples + f]);
        text += '\n';
    }
    return text;
}

/// An ONNX model: z = scale * flux_0 + shift.
inline std::string linear_model(float scale = 1, float shift = 0, const std::string& intervals = {},
                                std::size_t inputs = gaia::samples, std::size_t outputs = 1,
                                std::map<std::string, std::string> metadata = {}) {
    onnx_model::model model;
    const auto n = static_cast<std::int64_t>(inputs);
    const auto m = static_cast<std::int64_t>(outputs);
    std::vector<float> weights(inputs * outputs);
    weights[0] = scale;
    model.input("x", {-1, n}).output("y");
    model.initializer("w", onnx_model::floats({m, n}, weights));
    model.initializer("b", onnx_model::floats({m}, std::vector<float>(outputs, shift)));
    model.add("Gemm", {"x", "w", "b"}, {"y"}).with("transB", 1);
    if (!intervals.empty()) metadata["zinfer.intervals"] = intervals;
    for (const auto& [key, value] : metadata) {
        auto& pair = *model.proto.add_metadata_props();
        pair.set_key(key);
        pair.set_value(value);
    }
    return model.proto.SerializeAsString();
}

}  // namespace spectra
