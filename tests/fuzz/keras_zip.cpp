// SPDX-License-Identifier: Apache-2.0
// Fuzzes the reader of Keras models in zip archives.
#include "generator/import/keras/keras.hpp"

#include "tests/fuzz/imported.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    return fuzz::run(zgen::import_keras_zip, data, size);
}
