// SPDX-License-Identifier: Apache-2.0
// digest ROWS FILE...: for each model and each file of float32 inputs, the CRC-32 of the bits of the first ROWS
// predictions, by every instruction set of the program; fails where two of them differ.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "tests/conformance/variants.hpp"
#include "zinfer/core/digest.hpp"

namespace {

std::vector<float> read(const std::string& path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) {
        std::fprintf(stderr, "digest: %s: cannot be read\n", path.c_str());
        std::exit(1);
    }
    std::vector<float> values(static_cast<std::size_t>(file.tellg()) / sizeof(float));
    file.seekg(0);
    file.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(float)));
    return values;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: digest ROWS FILE...\n");
        return 2;
    }
    const auto most = static_cast<std::size_t>(std::strtoull(argv[1], nullptr, 10));
    int result = 0;
    for (int f = 2; f < argc; ++f) {
        const std::vector<float> inputs = read(argv[f]);
        std::map<std::string, std::uint32_t> digests;
        for (const conformance::variant* v : conformance::variants()) {
            const std::size_t rows = std::min(most, inputs.size() / v->input_size);
            std::vector<float> outputs(rows);
            std::vector<zinfer::status> statuses(rows);
            v->predict(inputs.data(), rows, outputs.data(), statuses.data());
            const std::uint32_t digest = zinfer::crc32(outputs.data(), rows);
            const auto [first, is_new] = digests.emplace(v->model, digest);
            if (is_new)
                std::printf("%s %s %zu %08x\n",
                            std::string(argv[f]).substr(std::string(argv[f]).rfind('/') + 1).c_str(), v->model, rows,
                            digest);
            if (first->second != digest || !v->verify() || !v->self_test()) {
                std::printf("%s %s: digest %08x, verify %d, self-test %d\n", v->model, v->arch, digest, v->verify(),
                            v->self_test());
                result = 1;
            }
        }
    }
    return result;
}
