// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace ztrain {

/// A trained network without LibTorch: what an ONNX file holds.
struct trained_network {
    /// A convolution (filters, channels, taps) or a dense layer (units, inputs), as PyTorch lays them out.
    struct layer {
        std::vector<std::size_t> shape;
        std::vector<float> weights;
        std::vector<float> bias;
    };

    std::vector<float> shift;  ///< per feature: normalized = (flux - shift) * scale
    std::vector<float> scale;
    std::vector<layer> convolutions;  ///< each followed by relu and maximum pooling over 2
    std::vector<layer> denses;        ///< each but the last followed by relu
    std::map<std::string, std::string> metadata;
};

/// The bytes of an ONNX file (opset 13): input `flux` (N, 1, 186), output `z` (N, 1), the normalization in the graph.
std::string onnx_bytes(const trained_network& network);

}  // namespace ztrain
