// SPDX-License-Identifier: Apache-2.0
// one_inference FILE: one prediction for a file of float32 inputs, and nothing that depends on their values.
#include <cstdio>

#include "tests/conformance/variant.hpp"

extern const conformance::variant VARIANT;

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: one_inference FILE\n", stderr);
        return 2;
    }
    constexpr std::size_t most = 4096;
    static float input[most];
    std::FILE* file = std::fopen(argv[1], "rb");
    if (file == nullptr || VARIANT.input_size > most ||
        std::fread(input, sizeof(float), VARIANT.input_size, file) != VARIANT.input_size) {
        std::fprintf(stderr, "one_inference: %s: does not hold %zu values\n", argv[1], VARIANT.input_size);
        return 1;
    }
    std::fclose(file);
    float output = 0;
    zinfer::status status = zinfer::status::weights_corrupt;
    VARIANT.predict(input, 1, &output, &status);
    return status == zinfer::status::ok ? 0 : 1;
}
