// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>

#include "src/train/data/training_table.hpp"

namespace ztrain {

/// What a model carries, by key (generator/metadata/model_metadata.hpp).
using metadata_texts = std::map<std::string, std::string>;

/// Where the rows that a model is trained on lie, what redshifts there are, the unit of the fluxes, which is e-/s where
/// no table says another, and the guard against flat spectra.
metadata_texts range_metadata(const training_table& table, std::span<const std::size_t> rows,
                              const training_columns& columns);

/// The bytes of an ONNX model with these texts, which replace those under the same keys; `file` is for messages.
///
/// Errors   common::error where the bytes are not an ONNX model
std::string with_metadata(std::span<const std::byte> model, const std::filesystem::path& file,
                          const metadata_texts& texts);

}  // namespace ztrain
