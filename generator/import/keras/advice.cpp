// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/advice.hpp"

#include <algorithm>
#include <array>

namespace zgen::keras {

namespace {

constexpr std::string_view recurrent = "it is recurrent; a dilated, causal Conv1D comes nearest";
constexpr std::string_view attention = "a Conv1D with a long kernel, or GlobalAveragePooling1D, comes nearest";
constexpr std::string_view merging = "of the layers that join branches Add, Subtract and Average are supported";
constexpr std::string_view code = "it is Python code; expected layers, such as Rescaling, Normalization or Activation";
constexpr std::string_view norm =
    "it normalizes each sample by itself; BatchNormalization, which costs nothing once trained, comes nearest";
constexpr std::string_view volume = "only 1-D networks are supported; Conv1D over one axis comes nearest";
constexpr std::string_view upsampling = "networks grow no longer on their way; expected a network without a decoder";
constexpr std::string_view words = "it takes whole numbers; feed its vectors, or one-hot values to a Dense layer";

constexpr std::array entries{
    refused{"AdditiveAttention", attention},
    refused{"Attention", attention},
    refused{"Bidirectional", recurrent},
    refused{"CategoryEncoding", words},
    refused{"Concatenate", merging},
    refused{"Conv1DTranspose", upsampling},
    refused{"Conv2DTranspose", upsampling},
    refused{"Conv3D", volume},
    refused{"ConvLSTM1D", recurrent},
    refused{"ConvLSTM2D", recurrent},
    refused{"Dot", merging},
    refused{"Embedding", words},
    refused{"GRU", recurrent},
    refused{"CuDNNGRU", recurrent},
    refused{"CuDNNLSTM", recurrent},
    refused{"GroupQueryAttention", attention},
    refused{"LSTM", recurrent},
    refused{"Lambda", code},
    refused{"LayerNormalization", norm},
    refused{"LocallyConnected1D", "Conv1D, which shares its weights among the positions, comes nearest"},
    refused{"Masking", "missing steps are not masked; give every input all of its values"},
    refused{"Maximum", merging},
    refused{"Merge", merging},
    refused{"Minimum", merging},
    refused{"MultiHeadAttention", attention},
    refused{"Multiply", merging},
    refused{"RNN", recurrent},
    refused{"SimpleRNN", recurrent},
    refused{"SpectralNormalization", "save the model with the layer inside it, its weights normalized"},
    refused{"SlicingOpLambda", code},
    refused{"TFSMLayer", code},
    refused{"TensorFlowOpLayer", code},
    refused{"TimeDistributed", "Dense works on every step without it, as Conv1D and Activation do; drop the wrapper"},
    refused{"TorchModuleWrapper", code},
    refused{"UnitNormalization", norm},
    refused{"UpSampling1D", upsampling},
    refused{"UpSampling2D", upsampling},
};

}  // namespace

std::span<const refused> all_refused() {
    return entries;
}

std::string_view advice(std::string_view class_name) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const refused& e) { return e.class_name == class_name; });
    return found == entries.end() ? std::string_view() : found->text;
}

}  // namespace zgen::keras
