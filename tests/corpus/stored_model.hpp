// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "tests/corpus/table.hpp"
#include "tests/corpus/trial.hpp"

namespace corpus {

/// A whole network of the corpus: a folder with model.onnx, model.h5 or model.keras, or one such file, with input_0.npy
/// and output_0.npy beside it; the first output of real numbers counts. A model that must be refused may be without
/// these.
trial stored_model(const std::filesystem::path& root, const row& entry);

}  // namespace corpus
