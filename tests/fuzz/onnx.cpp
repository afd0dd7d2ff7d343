// SPDX-License-Identifier: Apache-2.0
// Fuzzes the reader of ONNX models.
#include "generator/import/onnx/onnx.hpp"

#include "tests/fuzz/imported.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    return fuzz::run(zgen::import_onnx, data, size);
}
