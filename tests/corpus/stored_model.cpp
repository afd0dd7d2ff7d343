// SPDX-License-Identifier: Apache-2.0
#include "tests/corpus/stored_model.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "src/common/error.hpp"
#include "src/common/read_file.hpp"
#include "tests/message_of.hpp"

namespace corpus {

namespace {

namespace fs = std::filesystem;

fs::path file_of(const fs::path& path) {
    if (fs::is_regular_file(path)) return path;
    for (const char* name : {"model.onnx", "model.h5", "model.keras"})
        if (fs::exists(path / name)) return path / name;
    FAIL(path.string() << " holds no model");
    return {};
}

/// Classifiers may give an integer first: the label.
std::optional<tables::data_set> first_real_output(const fs::path& folder) {
    for (std::size_t i = 0;; ++i) {
        const fs::path file = folder / ("output_" + std::to_string(i) + ".npy");
        if (!fs::exists(file)) return std::nullopt;
        try {
            return tables::read_data(file);
        } catch (const common::error& refusal) {
            if (!contains(refusal.what(), "holds values of type '<i")) throw;
        }
    }
}

}  // namespace

trial stored_model(const fs::path& root, const row& entry) {
    trial t;
    t.form = "as it is";
    t.file = file_of(root / entry.at("id"));
    t.bytes = common::read_file(t.file);
    const std::optional<tables::data_set> outputs = first_real_output(t.file.parent_path());
    if (!outputs) return t;
    t.inputs = tables::read_data(t.file.parent_path() / "input_0.npy");
    t.expected = *outputs;
    REQUIRE(t.inputs.rows == t.expected.rows);
    t.tolerance = tolerance_of(t.expected.values, contains(entry.at("golden"), "float32") ? 1e-4 : 1e-5, 24);
    return t;
}

}  // namespace corpus
