// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "generator/bake/bake.hpp"
#include "generator/import/keras/rehearsal.hpp"

namespace zgen {

/// From a model's bytes to all that its files say: import, passes, packing, test vectors. What follows are texts:
/// header (emit/header.hpp), c_header and c_source (emit/c_interface.hpp), bake_report (emit/report.hpp).
///
/// `source` is the model's file name: its base name stands in the header, the whole of it in messages, and its folder
/// is where the external data of an ONNX model lies; no other file is read, and none is written.
///
/// Errors   common::usage_error where options.name cannot be baked; common::error as import_model, optimize and bake,
///          and where memory runs out
/// Note     no process is started: without a rehearsal, HDF5 is parsed here and now, and a damaged file may crash the
///          caller; programs that may start processes pass keras::rehearse
baked_model bake_model(std::span<const std::byte> bytes, const std::filesystem::path& source,
                       const bake_options& options, const keras::rehearsal& rehearse = {});

}  // namespace zgen
