// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "bench/model.hpp"

namespace bench {

/// Everything that the benchmark needs to know of a network. zinfer_bench_prepare writes it when the benchmark is
/// built, and the program carries it: it can be copied to a board by itself.
struct problem {
    std::string source;  ///< the model file's base name
    bench::model model;

    std::vector<float> inputs;      ///< (count(), model.input_size())
    std::vector<double> reference;  ///< (count(), model.output_size()), computed in float64
    std::size_t count() const { return inputs.size() / model.input_size(); }

    // The same network for ONNX Runtime, as bytes of model files: input "x" and output "y" with a batch axis.
    std::string onnx_1d;  ///< x (N, 1, length), convolutions with one spatial axis, as exporters write it
    std::string onnx_2d;  ///< x (N, 1, 1, length), kernels (1, k)
};

/// Errors   std::ios_base::failure where `out` throws it
void write(std::ostream& out, const problem& p);

/// The problem that this program carries.
const problem& carried_problem();

}  // namespace bench
