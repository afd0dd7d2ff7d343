// SPDX-License-Identifier: Apache-2.0
#include "import/keras/builder.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "graph/limits.hpp"
#include "import/keras/problem.hpp"

namespace zgen::keras {

namespace {

std::size_t product(const dims& extents, std::size_t axes) {
    std::size_t result = 1;
    for (std::size_t i = 0; i < axes; ++i) result = bounded_product(result, extents[i]);
    return result;
}

}  // namespace

builder::builder(std::string source, hdf5_file& file, weight_paths paths) : file_(file), paths_of_(std::move(paths)) {
    graph_.source = std::move(source);
}

void builder::begin(const layer_config& layer) {
    layer_ = &layer;
}

graph builder::finish() {
    if (!padding_origin_.empty())
        throw problem(fmt::format("{}: is the last layer; expected a convolution after it, whose padding it can join",
                                  padding_origin_));
    return std::move(graph_);
}

void builder::set_input(dims extents) {
    if (!extents_.empty()) throw problem("is a second input; expected one");
    if (extents.empty()) throw problem("the input has no axis but the batch; expected (features) or (steps, channels)");
    const std::size_t size = product(extents, extents.size());
    if (size == 0 || size > max_elements)
        throw problem(fmt::format("the input has shape {}; expected 1 to {} values", to_text(extents), max_elements));
    extents_ = std::move(extents);
    // (features) or (steps, channels); the first layer that sees a third axis decides what it is.
    const std::size_t channels = extents_.back();
    current_ = extents_.size() == 2 ? shape{extents_.front(), channels} : shape{1, size};
    graph_.input = current_;
}

void builder::reshape(dims extents) {
    require_no_padding();
    if (product(extents, extents.size()) != current_.size())
        throw problem(fmt::format("has shape {}; its input has {}", to_text(extents), to_text(extents_)));
    extents_ = std::move(extents);
}

shape builder::as_sequence() {
    if (extents_.size() != 2)
        throw problem(fmt::format("has an input of shape {}; expected (steps, channels)", to_text(extents_)));
    read_as({extents_[0], extents_[1]});
    return current_;
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
    require_no_padding();
    try {
        current_ = output_shape(op, current_);
    } catch (const std::invalid_argument& e) {
        throw problem(e.what());
    }
    extents_ = rank == 1 ? dims{current_.size()} : dims{current_.length, current_.channels};
    std::string name = next_name(graph_, op);
    graph_.layers.push_back({std::move(name), origin_of(*layer_), std::move(op)});
}

void builder::append_elementwise(operation op) {
    dims kept = extents_;
    append(std::move(op), 1);
    extents_ = std::move(kept);
}

void builder::pad(padding zeros) {
    require_no_padding();
    padding_ = zeros;
    padding_origin_ = origin_of(*layer_);
}

builder::padding builder::take_padding() {
    padding_origin_.clear();
    return std::exchange(padding_, {});
}

void builder::expect_weights(std::initializer_list<std::string_view> names) {
    names_.assign(names.begin(), names.end());
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
        graph_.input = current_ = wanted;
        return;
    }
    const dims kept = extents_;
    if (wanted.length != 1 && wanted.channels != 1)
        throw problem(
            fmt::format("sees its input, {} positions of {} channels, as {} positions of {}; expected a "
                        "reshape to one axis, or before any other layer",
                        current_.length, current_.channels, wanted.length, wanted.channels));
    if (current_.length != 1) append(flatten{}, 1);
    // One position of many channels to many positions of one: the same memory.
    if (wanted.length != 1) append(transpose{}, 2);
    extents_ = kept;
}

void builder::require_no_padding() const {
    if (!padding_origin_.empty())
        throw problem(
            fmt::format("comes after {}; expected a convolution there, whose padding it can join", padding_origin_));
}

}  // namespace zgen::keras
