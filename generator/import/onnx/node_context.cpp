// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/node_context.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "generator/import/onnx/settle.hpp"
#include "src/common/in_quotes.hpp"

namespace zgen::onnx {
namespace {

/// ONNX's numbers for the attribute types that are read.
constexpr std::int32_t float_type = 1;
constexpr std::int32_t int_type = 2;
constexpr std::int32_t string_type = 3;
constexpr std::int32_t tensor_type = 4;
constexpr std::int32_t floats_type = 6;
constexpr std::int32_t ints_type = 7;

/// Shapes, axes and pads have a few numbers for each axis.
constexpr std::size_t longest_list = 4 * largest_rank;

}  // namespace

std::string describe(const NodeProto& node) {
    const bool unnamed = node.name().empty() && node.output_size() > 0;
    return fmt::format("node {} ({})", common::in_quotes(unnamed ? node.output(0) : node.name()),
                       common::printable(node.op_type()));
}

void node_context::check_keeps_samples_apart(std::size_t axis, const dims& extents) const {
    if (axis == 0 && extents.size() > 1 && extents.front() == 1 && model_.batch != 1)
        throw problem("it works across the samples of a batch; expected each sample to be taken by itself");
}

std::string node_context::origin() const {
    return describe(node_);
}

const AttributeProto* node_context::find(std::string_view attribute, std::int32_t type) {
    read_.push_back(attribute);
    for (const AttributeProto& one : node_.attribute()) {
        if (one.name() != attribute) continue;
        // Early files leave the type out.
        if (one.has_type() && one.type() != 0 && one.type() != type) {
            throw problem(fmt::format("attribute {} has type {}; expected type {}", attribute, one.type(), type));
        }
        return &one;
    }
    return nullptr;
}

std::int64_t node_context::integer(std::string_view attribute, std::int64_t fallback) {
    const AttributeProto* const found = find(attribute, int_type);
    return found == nullptr ? fallback : found->i();
}

double node_context::real(std::string_view attribute, double fallback) {
    const AttributeProto* const found = find(attribute, float_type);
    return found == nullptr ? fallback : static_cast<double>(found->f());
}

std::string node_context::text(std::string_view attribute, std::string_view fallback) {
    const AttributeProto* const found = find(attribute, string_type);
    return found == nullptr ? std::string(fallback) : found->s();
}

std::optional<std::vector<std::int64_t>> node_context::integers(std::string_view attribute) {
    const AttributeProto* const found = find(attribute, ints_type);
    if (found == nullptr) return std::nullopt;
    return std::vector<std::int64_t>(found->ints().begin(), found->ints().end());
}

std::optional<std::vector<double>> node_context::reals(std::string_view attribute) {
    const AttributeProto* const found = find(attribute, floats_type);
    if (found == nullptr) return std::nullopt;
    return std::vector<double>(found->floats().begin(), found->floats().end());
}

const TensorProto* node_context::tensor(std::string_view attribute) {
    const AttributeProto* const found = find(attribute, tensor_type);
    return found == nullptr ? nullptr : &found->t();
}

bool node_context::has(std::string_view attribute) const {
    return std::any_of(node_.attribute().begin(), node_.attribute().end(),
                       [&](const AttributeProto& one) { return one.name() == attribute; });
}

void node_context::ignore(std::initializer_list<std::string_view> attributes) {
    read_.insert(read_.end(), attributes.begin(), attributes.end());
}

void node_context::check_attributes() const {
    for (const AttributeProto& one : node_.attribute()) {
        if (std::find(read_.begin(), read_.end(), one.name()) == read_.end()) {
            throw problem(fmt::format("attribute {} is not supported", common::in_quotes(one.name())));
        }
    }
}

bool node_context::has_input(std::size_t index) const {
    return index < inputs() && !node_.input(static_cast<int>(index)).empty();
}

std::size_t node_context::named_outputs() const {
    return static_cast<std::size_t>(
        std::count_if(node_.output().begin(), node_.output().end(), [](const auto& name) { return !name.empty(); }));
}

std::string node_context::describe_input(std::size_t index) const {
    return fmt::format("input {} {}", index, common::in_quotes(node_.input(static_cast<int>(index))));
}

value node_context::input(std::size_t index) {
    if (!has_input(index)) throw problem(fmt::format("input {} is missing", index));
    const std::string& name = node_.input(static_cast<int>(index));
    if (const auto found = model_.values.find(name); found != model_.values.end()) {
        if (!found->second) throw unknown_input{};
        return *found->second;
    }
    if (const auto found = model_.initializers.find(name); found != model_.initializers.end()) {
        const auto known = loaded_.find(index);
        return known != loaded_.end() ? known->second : loaded_.emplace(index, load(*found->second)).first->second;
    }
    throw problem(fmt::format("{} is neither the model's input nor an initializer nor the output of an earlier node",
                              describe_input(index)));
}

activation node_context::current(std::size_t index) {
    return current(input(index), describe_input(index));
}

activation node_context::current(const value& found, const std::string& what) {
    activation x = settle(*this, found, what);
    go_on_from(x);
    return x;
}

real_tensor node_context::weights(std::size_t index) {
    const value found = input(index);
    const auto* const stored = std::get_if<constant>(&found);
    if (stored == nullptr) {
        throw problem(
            fmt::format("{} is computed from the model's input; expected constant weights", describe_input(index)));
    }
    const bool meets_integers = std::any_of(node_.input().begin(), node_.input().end(),
                                            [&](const std::string& name) { return model_.integers.contains(name); });
    if (std::holds_alternative<std::vector<std::int64_t>>(*stored->data) && !meets_integers)
        throw problem(fmt::format("{} holds integers; expected real numbers", describe_input(index)));
    return std::visit(
        [&](const auto& data) -> real_tensor {
            if (data.empty()) throw problem(fmt::format("{} is empty", describe_input(index)));
            if (!loaded_.contains(index)) spend(data.size());  // a stored tensor was paid for when it was read
            return {stored->extents, std::vector<double>(data.begin(), data.end())};
        },
        *stored->data);
}

std::vector<std::int64_t> node_context::integer_input(std::size_t index) {
    const value found = input(index);
    const auto* const stored = std::get_if<constant>(&found);
    if (stored == nullptr || stored->extents.size() > 1) {
        throw problem(
            fmt::format("{} is not a constant list; expected integers known at import time", describe_input(index)));
    }
    const auto* const data = std::get_if<std::vector<std::int64_t>>(stored->data.get());
    if (data == nullptr) throw problem(fmt::format("{} holds real numbers; expected integers", describe_input(index)));
    if (data->size() > longest_list) {
        throw problem(fmt::format("{} holds {} integers; expected at most {}", describe_input(index), data->size(),
                                  longest_list));
    }
    return *data;
}

std::optional<std::vector<std::int64_t>> node_context::integers(std::string_view attribute, std::size_t index) {
    auto stored = integers(attribute);
    if (!stored && has_input(index)) stored = integer_input(index);
    return stored;
}

activation node_context::result(dims extents, layout order) const {
    return {std::move(extents), std::move(order), model_.network.layers()};
}

void node_context::output(value result) {
    model_.values[node_.output(0)] = std::move(result);
}

}  // namespace zgen::onnx
