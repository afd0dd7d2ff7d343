// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/torch.h>

#include "src/gaia/spectrum.hpp"
#include "src/train/data/training_table.hpp"

namespace ztrain {

/// The redshift network: 186 -> [Conv1D 256 k5, 256 k5, 128 k3, 64 k2, each ReLU and MaxPool 2] -> Dense 256, 256, 128,
/// 64 (ReLU) -> 1. Its input are fluxes as they are; the normalization (flux - shift) * scale is part of it.
///
/// The convolutions are 2-D with a height of 1 and channels last: LibTorch has no such layout in 1-D, and needs a third
/// more time there, most of it in pooling.
///
/// Shapes   forward: (n, 186) -> (n)
struct redshift_networkImpl : torch::nn::Module {
    redshift_networkImpl() {
        shift = register_buffer("shift", torch::zeros({static_cast<long>(gaia::samples)}));
        scale = register_buffer("scale", torch::ones({static_cast<long>(gaia::samples)}));
        const long channels[] = {1, 256, 256, 128, 64};
        const long kernels[] = {5, 5, 3, 2};
        for (int i = 0; i < 4; ++i)
            convolutions->push_back(
                torch::nn::Conv2d(torch::nn::Conv2dOptions(channels[i], channels[i + 1], {1, kernels[i]})));
        const long units[] = {576, 256, 256, 128, 64, 1};
        for (int i = 0; i < 5; ++i) denses->push_back(torch::nn::Linear(units[i], units[i + 1]));
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
