// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "generator/import/keras/problem.hpp"
#include "src/common/limits.hpp"

namespace zgen::keras {

namespace {

constexpr std::size_t max_made = std::size_t{1} << 22;  ///< parameters made of few values, such as one for all channels

std::size_t product(const dims& extents, std::size_t axes) {
    std::size_t result = 1;
    for (std::size_t i = 0; i < axes; ++i) result = common::bounded_product(result, extents[i]);
    return result;
}

/// The memory order that a permutation of axes means, in as few digits as there can be.
std::vector<zinfer::permute_digit> digits_of(const dims& extents, const dims& axes) {
    dims strides(extents.size(), 1);
    for (std::size_t i = extents.size(); i-- > 1;) strides[i - 1] = strides[i] * extents[i];
    std::vector<zinfer::permute_digit> digits;
    for (const std::size_t axis : axes) {
        if (extents[axis] == 1) continue;
        if (!digits.empty() && digits.back().stride == extents[axis] * strides[axis])
            digits.back() = {digits.back().extent * extents[axis], strides[axis]};
        else
            digits.push_back({extents[axis], strides[axis]});
    }
    return digits;
}

}  // namespace

builder::builder(std::string source, hdf5_file& file, weight_paths paths) : file_(file), paths_of_(std::move(paths)) {
    graph_.source = std::move(source);
}

void builder::begin(const layer_config& layer) {
    if (layer_ != nullptr) outputs_.push_back(here());
    layer_ = &layer;
    if (layer.inputs.empty() && layer.class_name != "InputLayer")
        throw problem("is the first layer; expected an InputLayer");
    if (layer.inputs.size() == 1) turn_to(outputs_[layer.inputs.front()]);
}

std::vector<builder::output> builder::inputs() const {
    std::vector<output> result;
    for (const std::size_t number : layer_->inputs) result.push_back(outputs_[number]);
    return result;
}

void builder::turn_to(const output& earlier) {
    if (earlier.value != graph_.layers.size()) append_from(branch{earlier.value}, shapes_[earlier.value]);
    extents_ = earlier.extents;
}

void builder::append_sum(std::vector<output> summands) {
    // The one computed last comes first, because the graph goes on from there.
    const auto last = std::max_element(summands.begin(), summands.end(),
                                       [](const output& a, const output& b) { return a.value < b.value; });
    std::swap(summands.front(), *last);
    const shape wanted = shapes_[summands.front().value];
    for (output& summand : summands) {
        if (summand.extents != summands.front().extents)
            throw problem(fmt::format("joins the shapes {} and {}; expected equal ones",
                                      to_text(summands.front().extents), to_text(summand.extents)));
        if (shapes_[summand.value] == wanted) continue;
        turn_to(summand);
        read_as(wanted);
        summand = here();
    }
    turn_to(summands.front());
    for (std::size_t i = 1; i < summands.size(); ++i) append_elementwise(zgen::add{summands[i].value});
}

graph builder::finish() {
    return std::move(graph_);
}

void builder::set_input(dims extents) {
    if (!extents_.empty()) throw problem("is a second input; expected one");
    if (extents.empty()) throw problem("the input has no axis but the batch; expected (features) or (steps, channels)");
    const std::size_t size = product(extents, extents.size());
    if (size == 0 || size > common::max_elements)
        throw problem(
            fmt::format("the input has shape {}; expected 1 to {} values", to_text(extents), common::max_elements));
    extents_ = std::move(extents);
    // (features) or (steps, channels); the first layer that sees a third axis decides what it is.
    const std::size_t channels = extents_.back();
    current_ = extents_.size() == 2 ? shape{extents_.front(), channels} : shape{1, size};
    graph_.input = current_;
    shapes_ = {current_};
}

void builder::reshape(dims extents) {
    if (product(extents, extents.size()) != current_.size())
        throw problem(fmt::format("has shape {}; its input has {}", to_text(extents), to_text(extents_)));
    extents_ = std::move(extents);
}

void builder::permute(const dims& axes) {
    dims result;
    for (const std::size_t axis : axes) result.push_back(extents_[axis]);
    std::vector<zinfer::permute_digit> digits = digits_of(extents_, axes);
    if (digits.size() == 2) {
        // Two groups of axes changed places.
        read_as({digits[1].extent, digits[0].extent});
        append(transpose{}, 2);
    } else if (digits.size() > 2) {
        const shape positions{product(result, result.size() - 1), result.back()};
        append(zgen::permute{std::move(digits), positions}, 2);
    }
    extents_ = std::move(result);
}

void builder::move_channels_last() {
    dims axes(extents_.size());
    std::iota(axes.begin(), axes.end(), std::size_t{0});
    std::rotate(axes.begin(), axes.begin() + 1, axes.end());
    permute(axes);
}

void builder::move_channels_first() {
    dims axes(extents_.size());
    std::iota(axes.begin(), axes.end(), std::size_t{0});
    std::rotate(axes.begin(), axes.end() - 1, axes.end());
    permute(axes);
}

shape builder::as_sequence() {
    if (extents_.size() != 2)
        throw problem(fmt::format("has an input of shape {}; expected (steps, channels)", to_text(extents_)));
    return as_positions();
}

shape builder::as_positions() {
    read_as({product(extents_, extents_.size() - 1), extents_.back()});
    return current_;
}

shape builder::as_vector() {
    read_as({1, current_.size()});
    return current_;
}

void builder::append(operation op, std::size_t rank) {
    append_from(std::move(op), current_);
    extents_ = rank == 1 ? dims{current_.size()} : dims{current_.length, current_.channels};
}

void builder::append_elementwise(operation op) {
    dims kept = extents_;
    append(std::move(op), 1);
    extents_ = std::move(kept);
}

void builder::expect_weights(std::vector<std::string> names) {
    names_ = std::move(names);
    paths_ = paths_of_(*layer_);
    if (paths_.size() != names_.size())
        throw problem(fmt::format("the number of its weights in the file is {}; expected {} ({})", paths_.size(),
                                  names_.size(), fmt::join(names_, ", ")));
}

std::vector<double> builder::weights(std::size_t index, const dims& expected) {
    if (const dims found = weight_extents(index); found != expected)
        throw problem(
            fmt::format("{} has shape {} in the file; expected {}", names_[index], to_text(found), to_text(expected)));
    return file_.read(paths_[index]).values;
}

dims builder::weight_extents(std::size_t index) const {
    return file_.extents(paths_[index]);
}

void builder::read_as(shape wanted) {
    if (current_ == wanted) return;
    if (graph_.layers.empty()) {
        graph_.input = current_ = shapes_.front() = wanted;
        return;
    }
    if (wanted.length == 1)
        append_elementwise(flatten{});
    else
        append_elementwise(zgen::reshape{wanted});
}

void builder::append_from(operation op, shape input) {
    try {
        current_ = output_shape(op, input);
    } catch (const std::invalid_argument& e) {
        throw problem(e.what());
    }
    shapes_.push_back(current_);
    parameters_ += cost_of(op, input).parameters;
    if (parameters_ > file_.max_values() + max_made)
        throw problem(
            fmt::format("makes {} parameters of the model; expected no more than its file can hold", parameters_));
    std::string name = next_name(graph_, op);
    graph_.layers.push_back({std::move(name), origin_of(*layer_), std::move(op)});
}

}  // namespace zgen::keras
