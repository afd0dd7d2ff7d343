// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/signature.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <utility>

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

graph_inputs find_inputs(const GraphProto& graph, const std::unordered_set<std::string_view>& used) {
    std::unordered_set<std::string_view> initializers;
    for (const TensorProto& one : graph.initializer()) initializers.insert(one.name());
    graph_inputs result;
    std::vector<const ValueInfoProto*> all;
    for (const ValueInfoProto& one : graph.input()) {
        if (initializers.contains(one.name())) continue;
        all.push_back(&one);
        if (used.contains(one.name()))
            result.read.push_back(&one);
        else
            result.unread.push_back(one.name());
    }
    if (result.read.empty()) result = {std::move(all), {}};
    return result;
}

model_input read_input(const graph_inputs& inputs) {
    const ValueInfoProto& input = only_one(inputs.read, "input");
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

const ValueInfoProto& read_output(const GraphProto& graph) {
    std::vector<const ValueInfoProto*> found;
    for (const ValueInfoProto& one : graph.output()) found.push_back(&one);
    return only_one(found, "output");
}

std::string wrong_shape(const ValueInfoProto& output, const dims& computed, std::optional<std::size_t> batch) {
    const TensorShapeProto& declared = output.type().tensor_type().shape();
    // Files that do not know the shape may have one without axes.
    if (declared.dim_size() == 0) return "";
    const auto extent = [&](int axis) -> std::optional<std::uint64_t> {
        const std::int64_t value = declared.dim(axis).dim_value();
        return value > 0 ? std::optional(static_cast<std::uint64_t>(value)) : std::nullopt;
    };
    const auto is_right = [&](int axis) {
        const std::size_t found = computed[static_cast<std::size_t>(axis)];
        if (!extent(axis) || *extent(axis) == found) return true;
        if (axis > 0) return false;
        return batch ? *extent(0) == found * *batch : *extent(0) % found == 0;
    };
    const int rank = declared.dim_size();
    bool right = static_cast<std::size_t>(rank) == computed.size();
    for (int axis = 0; right && axis < rank; ++axis) right = is_right(axis);
    if (right) return "";
    std::string text;
    for (int axis = 0; axis < std::min(rank, static_cast<int>(largest_rank)); ++axis)
        text += fmt::format("{}{}", axis > 0 ? ", " : "", extent(axis) ? std::to_string(*extent(axis)) : "?");
    return fmt::format("output {} has the shape ({}{}) in the file; the network computes {}",
                       common::in_quotes(output.name()), text, rank > static_cast<int>(largest_rank) ? ", ..." : "",
                       to_text(computed));
}

}  // namespace zgen::onnx
