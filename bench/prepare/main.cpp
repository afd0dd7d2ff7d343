// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <utility>

#include "error.hpp"
#include "evaluate/batch.hpp"
#include "import/import.hpp"
#include "io/data_set.hpp"
#include "passes/passes.hpp"
#include "prepare/import_model.hpp"
#include "prepare/inputs.hpp"
#include "prepare/onnx_file.hpp"
#include "problem.hpp"

// Writes what zinfer_bench carries: the network, inputs, and the outputs that float64 gives for them.

namespace {

constexpr std::size_t curves = 2048;

zgen::data_set inputs_for(const zgen::graph& g, const char* file) {
    zgen::data_set inputs;
    if (file != nullptr) {
        inputs = zgen::read_data(file);
        inputs.ids.clear();
        for (double& v : inputs.values) v = static_cast<double>(static_cast<float>(v));
    } else {
        const std::vector<float> values = bench::smooth_curves(curves, g.input.size());
        inputs = {curves, g.input.size(), {values.begin(), values.end()}, {}};
    }
    return inputs;
}

void prepare(const std::filesystem::path& model_file, const char* output, const char* inputs_file) {
    zgen::graph g = zgen::import_model(model_file);
    zgen::optimize(g);
    const zgen::data_set inputs = inputs_for(g, inputs_file);

    bench::problem p;
    p.source = model_file.parent_path().filename() / model_file.filename();
    p.model = bench::make_model(g);
    p.reference = zgen::evaluate(g, inputs).values;
    p.inputs.assign(inputs.values.begin(), inputs.values.end());
    p.onnx_1d = bench::onnx_file(p.model, 1);
    p.onnx_2d = bench::onnx_file(p.model, 2);

    std::ofstream out;
    out.exceptions(std::ios::failbit | std::ios::badbit);
    out.open(output, std::ios::binary);
    bench::write(out, p);
    out.close();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3 && argc != 4) {
        fmt::print(stderr, "usage: zinfer_bench_prepare MODEL OUTPUT [INPUTS]\n");
        return 2;
    }
    try {
        prepare(argv[1], argv[2], argc == 4 ? argv[3] : nullptr);
        return 0;
    } catch (const std::exception& e) {
        fmt::print(stderr, "zinfer_bench_prepare: {}\n", e.what());
        return 1;
    }
}
