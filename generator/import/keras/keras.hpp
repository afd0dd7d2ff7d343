// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "generator/graph/graph.hpp"
#include "generator/import/keras/rehearsal.hpp"

/// Keras models: Sequential, and Functional with one input and one output, whose branches join in sums.
///
/// Shapes   the input's memory is the Keras input in C order, without the batch axis
/// Errors   common::error naming `file`; every layer that is not supported is listed in one message
/// Memory   the configuration is bounded to 16 MiB, the weights to what the file holds
/// Note     nothing outside the bytes is read: links to other files and external storage are refused
///          the HDF5 library may crash on damaged files: with a rehearsal the file is read twice, first in whatever
///          keeps this process safe (rehearsal.hpp); without one it is read here at once
namespace zgen {

/// The HDF5 file that Keras 1 to 3 writes with save("NAME.h5"); some are called NAME.keras.
graph import_keras_hdf5(std::span<const std::byte> bytes, const std::filesystem::path& file,
                        const keras::rehearsal& rehearse = {});

/// The zip archive that Keras 3, and tf.keras from 2.12 on, write with save("NAME.keras").
graph import_keras_zip(std::span<const std::byte> bytes, const std::filesystem::path& file,
                       const keras::rehearsal& rehearse = {});

}  // namespace zgen
