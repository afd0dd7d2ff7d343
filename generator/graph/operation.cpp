// SPDX-License-Identifier: Apache-2.0
#include "generator/graph/operation.hpp"

#include <utility>

namespace zgen {

namespace {

struct namer {
    std::string operator()(const conv1d&) const { return "conv1d"; }
    std::string operator()(const dense&) const { return "dense"; }
    std::string operator()(const max_pool1d&) const { return "max_pool1d"; }
    std::string operator()(const average_pool1d&) const { return "average_pool1d"; }
    std::string operator()(const global_max_pool1d&) const { return "global_max_pool1d"; }
    std::string operator()(const global_average_pool1d&) const { return "global_average_pool1d"; }
    std::string operator()(const affine&) const { return "affine"; }
    std::string operator()(const normalize&) const { return "normalize"; }
    std::string operator()(const relu&) const { return "relu"; }
    std::string operator()(const activation& op) const { return name_of(op.config.function); }
    std::string operator()(const prelu&) const { return "prelu"; }
    std::string operator()(const softmax&) const { return "softmax"; }
    std::string operator()(const log_softmax&) const { return "log_softmax"; }
    std::string operator()(const instance_norm&) const { return "instance_norm"; }
    std::string operator()(const pad1d&) const { return "pad1d"; }
    std::string operator()(const permute&) const { return "permute"; }
    std::string operator()(const reshape&) const { return "reshape"; }
    std::string operator()(const transpose&) const { return "transpose"; }
    std::string operator()(const flatten&) const { return "flatten"; }
    std::string operator()(const add&) const { return "add"; }
    std::string operator()(const branch&) const { return "branch"; }
};

struct weight_lister {
    using lists = std::vector<std::span<const double>>;

    lists operator()(const one_of<conv1d, dense> auto& op) const { return {op.kernel, op.bias}; }
    lists operator()(const one_of<affine, instance_norm> auto& op) const { return {op.scale, op.shift}; }
    lists operator()(const prelu& op) const { return {op.slope}; }
    lists operator()(const weightless auto&) const { return {}; }
};

/// How an operation comes back to an earlier value.
struct earlier {
    const std::size_t* value = nullptr;
    bool alone = false;  ///< instead of the layer before it
};

struct reader {
    earlier operator()(const add& op) const { return {&op.value}; }
    earlier operator()(const branch& op) const { return {&op.value, true}; }
    earlier operator()(const one_of<conv1d, dense, max_pool1d, average_pool1d, global_max_pool1d, global_average_pool1d,
                                    affine, normalize, relu, activation, prelu, softmax, log_softmax, instance_norm,
                                    pad1d, permute, reshape, transpose, flatten> auto&) const {
        return {};
    }
};

/// Cost without the parameters.
struct coster {
    shape in;
    shape out;

    cost operator()(const conv1d& op) const { return multiplying(out.length * op.kernel.size()); }
    cost operator()(const dense& op) const { return multiplying(op.kernel.size()); }
    cost operator()(const one_of<affine, prelu> auto&) const { return multiplying(out.size()); }
    cost operator()(const instance_norm&) const { return multiplying(2 * out.size()); }
    cost operator()(const one_of<max_pool1d, average_pool1d> auto& op) const { return gathering(op.config.size); }
    cost operator()(const one_of<global_max_pool1d, global_average_pool1d> auto&) const { return gathering(in.length); }
    cost operator()(const one_of<normalize, relu, activation, softmax, log_softmax, pad1d, permute, reshape, transpose,
                                 flatten, add, branch> auto&) const {
        return gathering(1);
    }

    cost multiplying(std::size_t multiply_adds) const { return {0, multiply_adds, multiply_adds + out.size()}; }
    cost gathering(std::size_t values) const { return {0, 0, out.size() * values}; }
};

}  // namespace

std::string name_of(zinfer::function f) {
    using zinfer::function;
    switch (f) {
        case function::leaky_relu:
            return "leaky_relu";
        case function::thresholded_relu:
            return "thresholded_relu";
        case function::elu:
            return "elu";
        case function::selu:
            return "selu";
        case function::celu:
            return "celu";
        case function::gelu:
            return "gelu";
        case function::gelu_tanh:
            return "gelu_tanh";
        case function::silu:
            return "silu";
        case function::mish:
            return "mish";
        case function::sigmoid:
            return "sigmoid";
        case function::hard_sigmoid:
            return "hard_sigmoid";
        case function::hard_swish:
            return "hard_swish";
        case function::tanh:
            return "tanh";
        case function::softplus:
            return "softplus";
        case function::softsign:
            return "softsign";
        case function::clip:
            return "clip";
    }
    return "unknown";
}

std::string name_of(const operation& op) {
    return std::visit(namer{}, op);
}

std::vector<std::span<const double>> weights_of(const operation& op) {
    return std::visit(weight_lister{}, op);
}

const std::size_t* source_of(const operation& op) {
    return std::visit(reader{}, op).value;
}

std::size_t* source_of(operation& op) {
    return const_cast<std::size_t*>(source_of(std::as_const(op)));
}

std::size_t input_of(const operation& op, std::size_t before) {
    const earlier found = std::visit(reader{}, op);
    return found.alone ? *found.value : before;
}

cost cost_of(const operation& op, shape input) {
    cost result = std::visit(coster{input, output_shape(op, input)}, op);
    for (const std::span<const double> weights : weights_of(op)) result.parameters += weights.size();
    return result;
}

cost total(const std::vector<cost>& all) {
    cost sum;
    for (const cost& one : all) {
        sum.parameters += one.parameters;
        sum.multiply_adds += one.multiply_adds;
        sum.work += one.work;
    }
    return sum;
}

}  // namespace zgen
