// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/signature.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <unordered_set>
#include <vector>

#include "generator/import/onnx/data_type.hpp"
#include "generator/import/onnx/problem.hpp"
#include "src/common/in_quotes.hpp"

namespace zgen::onnx {
namespace {

const ValueInfoProto& only_one(const std::vector<const ValueInfoProto*>& found, std::string_view what) {
    if (found.size() == 1) return *found.front();
    std::vector<std::string> names;
    for (const ValueInfoProto* one : found) names.push_back(common::in_quotes(one->name()));
    throw problem(fmt::format("the model has {} {}s{}{}; expected exactly one", found.size(), what,
                              names.empty() ? "" : ": ", fmt::join(names, ", ")));
}

}  // namespace

model_input model_input::as_one_sample() const {
    model_input whole = *this;
    whole.extents.front() = *batch;
    whole.batch = 1;
    element_count(whole.extents);
    return whole;
}

shape model_input::memory() const {
    const std::size_t count = element_count(extents);
    for (const std::size_t extent : extents) {
        if (extent > 1 && extent < count) return {extent, count / extent};
    }
    return {1, count};
}

model_input read_input(const GraphProto& graph) {
    std::unordered_set<std::string_view> initializers;
    for (const TensorProto& one : graph.initializer()) initializers.insert(one.name());
    std::vector<const ValueInfoProto*> found;
    for (const ValueInfoProto& one : graph.input()) {
        if (!initializers.contains(one.name())) found.push_back(&one);
    }
    const ValueInfoProto& input = only_one(found, "input");
    const auto refuse = [&](const std::string& text) {
        return problem("input " + common::in_quotes(input.name()) + ": " + text);
    };
    if (!input.type().has_tensor_type() || !input.type().tensor_type().has_shape()) {
        throw refuse("it has no type and shape; expected a tensor of known extents");
    }
    const TypeProto::Tensor& tensor = input.type().tensor_type();
    const auto type = static_cast<data_type>(tensor.elem_type());
    if (!is_real(type) && !is_integer(type))
        throw refuse(fmt::format("its type is {}; expected real numbers or integers", to_text(type)));
    const int rank = tensor.shape().dim_size();
    if (rank == 0) throw refuse("it is a single number; expected at least one axis");

    model_input result{input.name(), type, {}, std::nullopt};
    if (rank == 1) result.batch = 1;
    for (int axis = 0; axis < rank; ++axis) {
        const TensorShapeProto::Dimension& dim = tensor.shape().dim(axis);
        const bool known = dim.has_dim_value() && dim.dim_value() > 0;
        if (axis == 0 && rank > 1) {
            if (known) result.batch = static_cast<std::size_t>(dim.dim_value());
            result.extents.push_back(1);
        } else if (known) {
            result.extents.push_back(static_cast<std::size_t>(dim.dim_value()));
        } else {
            throw refuse(
                fmt::format("the extent of axis {} is {}; expected a known one; export the model with a fixed "
                            "input length",
                            axis, dim.has_dim_value() ? std::to_string(dim.dim_value()) : "not fixed"));
        }
    }
    try {
        element_count(result.extents);
    } catch (const problem& too_large) {
        throw refuse(too_large.what());
    }
    return result;
}

std::string_view read_output(const GraphProto& graph) {
    std::vector<const ValueInfoProto*> found;
    for (const ValueInfoProto& one : graph.output()) found.push_back(&one);
    return only_one(found, "output").name();
}

}  // namespace zgen::onnx
