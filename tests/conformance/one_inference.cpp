// SPDX-License-Identifier: Apache-2.0
// one_inference FILE ROW: one prediction for a row of float32 inputs, and nothing that depends on its values.
#include <cstdio>
#include <cstdlib>

#include "tests/conformance/variant.hpp"

extern const conformance::variant VARIANT;

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: one_inference FILE ROW\n", stderr);
        return 2;
    }
    constexpr std::size_t most = 4096;
    static float input[most];
    std::FILE* file = std::fopen(argv[1], "rb");
    const long row = std::atol(argv[2]);
    if (file == nullptr || VARIANT.input_size > most ||
        std::fseek(file, row * static_cast<long>(VARIANT.input_size * sizeof(float)), SEEK_SET) != 0 ||
        std::fread(input, sizeof(float), VARIANT.input_size, file) != VARIANT.input_size) {
        std::fprintf(stderr, "one_inference: %s: has no row %ld of %zu values\n", argv[1], row, VARIANT.input_size);
        return 1;
    }
    std::fclose(file);
    float output = 0;
    zinfer::status status = zinfer::status::weights_corrupt;
    VARIANT.predict(input, 1, &output, &status);
    return status == zinfer::status::ok ? 0 : 1;
}
