// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "generator/graph/graph.hpp"
#include "generator/import/keras/rehearsal.hpp"

namespace zgen {

/// The network in a model file, as its exporter wrote it. ONNX, Keras HDF5 and Keras v3 zip are told apart by their
/// bytes: suffixes say nothing.
///
/// Errors   common::error where the file cannot be read, is not a model, is damaged, or holds what zgen does not
///          support, with all such layers in one message
/// Note     `rehearse` is for HDF5, on which see keras/keras.hpp
graph import_model(const std::filesystem::path& file, const keras::rehearsal& rehearse = {});

/// The same for bytes read before; `file` is for messages, and the folder in which ONNX keeps external data.
graph import_model(std::span<const std::byte> bytes, const std::filesystem::path& file,
                   const keras::rehearsal& rehearse = {});

}  // namespace zgen
