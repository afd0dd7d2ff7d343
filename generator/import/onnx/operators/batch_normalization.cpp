// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <stdexcept>

#include "generator/import/batch_normalization.hpp"
#include "generator/import/onnx/broadcast.hpp"
#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {
namespace {

/// Before opset 14 a training node is told by its outputs, before opset 7 by is_test.
void check_inference(node_context& node) {
    bool training = node.integer("training_mode", 0) != 0 || node.named_outputs() > 1;
    if (node.opset() < 7) training = training || node.integer("is_test", 0) == 0;
    if (training) throw problem("it is in training mode; expected a model exported for inference");
    if (node.integer("spatial", 1) != 1) throw problem("spatial is 0; expected 1: one mean and variance a channel");
}

std::vector<double> per_channel(node_context& node, std::size_t index, std::size_t channels) {
    real_tensor found = node.weights(index);
    if (found.extents != dims{channels}) {
        throw problem(fmt::format("input {} has shape {}; expected ({})", index, to_text(found.extents), channels));
    }
    return std::move(found.data);
}

}  // namespace

/// An affine layer, one scale and shift per channel.
void batch_normalization(node_context& node) {
    check_inference(node);
    node.ignore({"momentum"});
    const double epsilon = node.real("epsilon", 1e-5F);
    const activation x = node.current();
    if (x.extents.size() < 2) {
        throw problem(fmt::format("its input is {}; expected (1, channels, ...)", to_text(x.extents)));
    }
    const std::size_t channels = x.extents[1];
    const std::vector<double> gamma = per_channel(node, 1, channels);
    const std::vector<double> beta = per_channel(node, 2, channels);
    const std::vector<double> mean = per_channel(node, 3, channels);
    const std::vector<double> variance = per_channel(node, 4, channels);

    affine map;
    try {
        map = zgen::batch_normalization(gamma, beta, mean, variance, epsilon);
    } catch (const std::invalid_argument& reason) {
        throw problem(reason.what());
    }
    dims extents(x.extents.size() - 1, 1);
    extents.front() = channels;
    node.output(append_affine(node, x, extents, map.scale, map.shift));
}

}  // namespace zgen::onnx::operators
