// SPDX-License-Identifier: Apache-2.0
// Fuzzes the reader of Keras models in HDF5.
#include "generator/import/keras/keras.hpp"

#include "tests/fuzz/imported.hpp"

namespace {

/// As programs read models.
zgen::graph import_with_rehearsal(std::span<const std::byte> bytes, const std::filesystem::path& file) {
    return zgen::import_keras_hdf5(bytes, file, zgen::keras::rehearse);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    return fuzz::run(import_with_rehearsal, data, size);
}
