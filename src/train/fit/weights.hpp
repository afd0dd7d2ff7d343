// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "src/train/fit/network.hpp"
#include "src/train/fit/trained_network.hpp"

/// Weights out of LibTorch and into it.
namespace ztrain {

/// The elements in row-major order, from whatever device.
inline std::vector<float> values_of(const torch::Tensor& t) {
    const torch::Tensor flat = t.detach().cpu().contiguous().view({-1});
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

/// Overwrites a tensor of as many elements, in row-major order.
inline void set_values(torch::Tensor t, const std::vector<float>& values) {
    const torch::NoGradGuard guard;
    torch::Tensor flat = torch::empty({static_cast<long>(values.size())});
    std::copy(values.begin(), values.end(), flat.data_ptr<float>());
    t.copy_(flat.view(t.sizes()));
}

inline trained_network::layer layer_of(const torch::Tensor& weight, const torch::Tensor& bias) {
    trained_network::layer layer;
    for (const long n : weight.sizes()) layer.shape.push_back(static_cast<std::size_t>(n));
    layer.weights = values_of(weight);
    layer.bias = values_of(bias);
    return layer;
}

/// The network without LibTorch, for an ONNX file.
inline trained_network export_network(redshift_network& network) {
    trained_network result;
    result.shift = values_of(network->shift);
    result.scale = values_of(network->scale);
    for (std::size_t i = 0; i < convolution_count; ++i) {
        const auto* conv = network->convolutions[i]->as<torch::nn::Conv2d>();
        result.convolutions.push_back(layer_of(conv->weight.squeeze(2), conv->bias));
    }
    for (std::size_t i = 0; i < dense_count; ++i) {
        const auto* dense = network->denses[i]->as<torch::nn::Linear>();
        result.denses.push_back(layer_of(dense->weight, dense->bias));
    }
    return result;
}

/// Gives the network the weights and the normalization of another one of the same shapes.
inline void import_network(redshift_network& network, const trained_network& weights) {
    set_values(network->shift, weights.shift);
    set_values(network->scale, weights.scale);
    for (std::size_t i = 0; i < convolution_count; ++i) {
        const auto* conv = network->convolutions[i]->as<torch::nn::Conv2d>();
        set_values(conv->weight, weights.convolutions[i].weights);
        set_values(conv->bias, weights.convolutions[i].bias);
    }
    for (std::size_t i = 0; i < dense_count; ++i) {
        const auto* dense = network->denses[i]->as<torch::nn::Linear>();
        set_values(dense->weight, weights.denses[i].weights);
        set_values(dense->bias, weights.denses[i].bias);
    }
}

}  // namespace ztrain
