// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "src/gaia/spectrum.hpp"
#include "src/train/fit/architecture.hpp"
#include "src/train/fit/torch.hpp"

namespace ztrain {

/// The redshift network: 186 -> [Conv1D 256 k5, 256 k5, 128 k3, 64 k2, each ReLU and MaxPool 2] -> Dense 256, 256, 128,
/// 64 (ReLU) -> 1. It takes fluxes as they are; the normalization (flux - shift) * scale is part of it.
///
/// The convolutions are 2-D with a height of 1 and channels last: LibTorch has no such layout in 1-D, and needs a third
/// more time there, most of it in pooling.
///
/// Shapes   forward: (n, 186) -> (n)
struct redshift_networkImpl : torch::nn::Module {
    redshift_networkImpl() {
        shift = register_buffer("shift", torch::zeros({static_cast<long>(gaia::samples)}));
        scale = register_buffer("scale", torch::ones({static_cast<long>(gaia::samples)}));
        const auto size = [](std::size_t n) { return static_cast<long>(n); };
        for (std::size_t i = 0; i < convolution_count; ++i)
            convolutions->push_back(torch::nn::Conv2d(
                torch::nn::Conv2dOptions(size(channels[i]), size(channels[i + 1]), {1, size(taps[i])})));
        for (std::size_t i = 0; i < dense_count; ++i)
            denses->push_back(torch::nn::Linear(size(units[i]), size(units[i + 1])));
        for (torch::Tensor& p : convolutions->parameters())
            if (p.dim() == 4) p.set_data(p.contiguous(torch::MemoryFormat::ChannelsLast));
        register_module("convolutions", convolutions);
        register_module("denses", denses);
    }

    torch::Tensor forward(const torch::Tensor& flux) {
        constexpr auto channels_last = torch::MemoryFormat::ChannelsLast;
        torch::Tensor x = ((flux - shift) * scale).unsqueeze(1).unsqueeze(1);
        for (std::size_t i = 0; i < convolutions->size(); ++i) {
            // Explicit: with one channel, the first convolution cannot tell the layouts apart.
            x = convolutions[i]->as<torch::nn::Conv2d>()->forward(x).contiguous(channels_last);
            x = torch::max_pool2d(torch::relu(x), {1, 2});
        }
        x = x.flatten(1);
        for (std::size_t i = 0; i < denses->size(); ++i) {
            x = denses[i]->as<torch::nn::Linear>()->forward(x);
            if (i + 1 < denses->size()) x = torch::relu(x);
        }
        return x.squeeze(1);
    }

    torch::Tensor shift;
    torch::Tensor scale;
    torch::nn::ModuleList convolutions;
    torch::nn::ModuleList denses;
};
TORCH_MODULE(redshift_network);

}  // namespace ztrain
