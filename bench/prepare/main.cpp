// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "bench/prepare/import_model.hpp"
#include "bench/prepare/inputs.hpp"
#include "bench/prepare/onnx_file.hpp"
#include "bench/problem.hpp"
#include "generator/evaluate/batch.hpp"
#include "generator/import/import.hpp"
#include "generator/passes/passes.hpp"
#include "src/common/error.hpp"
#include "src/tables/data_set.hpp"

// Writes what zinfer_bench carries: the network, inputs, and the outputs that float64 gives for them.

namespace {

/// So that a 99.9th percentile says something.
constexpr std::size_t fewest_inputs = 2000;

std::vector<float> inputs_for(const zgen::graph& g, const char* file) {
    if (file == nullptr) return bench::smooth_curves(fewest_inputs, g.input.size());
    const tables::data_set table = tables::read_data(file);
    if (table.columns != g.input.size())
        throw std::runtime_error(
            fmt::format("{}: the network takes {} values per row, here are {}", file, g.input.size(), table.columns));
    std::vector<float> inputs(table.values.begin(), table.values.end());
    bench::append_means(inputs, table.columns, fewest_inputs);
    return inputs;
}

void prepare(const std::filesystem::path& model_file, const char* output, const char* inputs_file) {
    zgen::graph g = zgen::import_model(model_file);
    zgen::optimize(g);

    bench::problem p;
    p.source = model_file.parent_path().filename() / model_file.filename();
    p.model = bench::make_model(g);
    p.inputs = inputs_for(g, inputs_file);
    p.reference = zgen::evaluate(g, {p.count(), g.input.size(), {p.inputs.begin(), p.inputs.end()}, {}}).values;
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
