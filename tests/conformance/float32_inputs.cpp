// SPDX-License-Identifier: Apache-2.0
// float32_inputs DATA FILE: the rows of a table or array as raw float32, for programs without a reader.
#include <cstdio>
#include <exception>
#include <fstream>
#include <vector>

#include "src/tables/data_set.hpp"

int main(int argc, char** argv) try {
    if (argc != 3) return 2;
    const tables::data_set data = tables::read_data(argv[1]);
    const std::vector<float> values(data.values.begin(), data.values.end());
    std::ofstream file(argv[2], std::ios::binary);
    file.write(reinterpret_cast<const char*>(values.data()),
               static_cast<std::streamsize>(values.size() * sizeof(float)));
    return file.good() ? 0 : 1;
} catch (const std::exception& e) {
    std::fprintf(stderr, "float32_inputs: %s\n", e.what());
    return 1;
}
