// SPDX-License-Identifier: Apache-2.0
#include "import/keras/advice.hpp"

#include <algorithm>
#include <array>

namespace zgen::keras {

namespace {

struct entry {
    std::string_view class_name;
    std::string_view text;
};

constexpr std::string_view recurrent = "it is recurrent; a dilated, causal Conv1D comes nearest";
constexpr std::string_view attention = "a Conv1D with a long kernel, or GlobalAveragePooling1D, comes nearest";
constexpr std::string_view merging = "of the layers that join branches Add, Subtract and Average are supported";
constexpr std::string_view code = "it is Python code; expected layers, such as Rescaling, Normalization or Activation";
constexpr std::string_view norm =
    "it normalizes each sample by itself; BatchNormalization, which costs nothing once trained, comes nearest";
constexpr std::string_view volume = "only 1-D networks are supported; Conv1D over one axis comes nearest";
constexpr std::string_view upsampling = "networks grow no longer on their way; expected a network without a decoder";
constexpr std::string_view words = "it takes whole numbers; feed its vectors, or one-hot values to a Dense layer";

constexpr std::array table{
    entry{"AdditiveAttention", attention},
    entry{"Attention", attention},
    entry{"Bidirectional", recurrent},
    entry{"CategoryEncoding", words},
    entry{"Concatenate", merging},
    entry{"Conv1DTranspose", upsampling},
    entry{"Conv2DTranspose", upsampling},
    entry{"Conv3D", volume},
    entry{"ConvLSTM1D", recurrent},
    entry{"ConvLSTM2D", recurrent},
    entry{"Dot", merging},
    entry{"Embedding", words},
    entry{"GRU", recurrent},
    entry{"CuDNNGRU", recurrent},
    entry{"CuDNNLSTM", recurrent},
    entry{"GroupQueryAttention", attention},
    entry{"LSTM", recurrent},
    entry{"Lambda", code},
    entry{"LayerNormalization", norm},
    entry{"LocallyConnected1D", "Conv1D, which shares its weights among the positions, comes nearest"},
    entry{"Masking", "missing steps are not masked; give every input all of its values"},
    entry{"Maximum", merging},
    entry{"Merge", merging},
    entry{"Minimum", merging},
    entry{"MultiHeadAttention", attention},
    entry{"Multiply", merging},
    entry{"RNN", recurrent},
    entry{"SimpleRNN", recurrent},
    entry{"SpectralNormalization", "save the model with the layer inside it, its weights normalized"},
    entry{"SlicingOpLambda", code},
    entry{"TFSMLayer", code},
    entry{"TensorFlowOpLayer", code},
    entry{"TimeDistributed", "Dense works on every step without it, as Conv1D and Activation do; drop the wrapper"},
    entry{"TorchModuleWrapper", code},
    entry{"UnitNormalization", norm},
    entry{"UpSampling1D", upsampling},
    entry{"UpSampling2D", upsampling},
};

}  // namespace

std::string_view advice(std::string_view class_name) {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const entry& e) { return e.class_name == class_name; });
    return found == table.end() ? std::string_view() : found->text;
}

}  // namespace zgen::keras
