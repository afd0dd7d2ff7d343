// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "generator/import/onnx/broadcast.hpp"
#include "generator/import/onnx/channels.hpp"
#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {
namespace {

/// Elements of a part that are contiguous in the whole, for each index of the axes before.
std::size_t run_length(const dims& extents, std::size_t axis) {
    return element_count(dims(extents.begin() + static_cast<std::ptrdiff_t>(axis), extents.end()));
}

/// Writes constants into their places in the whole.
template <class Number>
void put(const std::vector<Number>& part, const dims& part_extents, std::size_t begin, const dims& extents,
         std::size_t axis, std::vector<Number>& whole) {
    const std::size_t run = run_length(part_extents, axis);
    const std::size_t stride = run_length(extents, axis);
    const std::size_t offset = begin * (stride / extents[axis]);
    for (std::size_t i = 0; i * run < part.size(); ++i)
        std::copy_n(part.begin() + static_cast<std::ptrdiff_t>(i * run), run,
                    whole.begin() + static_cast<std::ptrdiff_t>(i * stride + offset));
}

dims whole_extents(const std::vector<value>& parts, std::size_t axis) {
    dims extents = extents_of(parts.front());
    extents[axis] = 0;
    for (const value& part : parts) {
        dims own = extents_of(part);
        if (own.size() != extents.size()) throw problem("its inputs differ in rank; expected equal ranks");
        own[axis] += extents[axis];
        extents[axis] = own[axis];
        if (own != extents) throw problem("its inputs differ beside the axis; expected equal extents");
    }
    element_count(extents);
    return extents;
}

}  // namespace

/// Constants with each other, or constants laid beside an activation, which is padded with them.
void concat(node_context& node) {
    const std::int64_t given = node.integer("axis", 1);
    std::vector<value> parts;
    for (std::size_t i = 0; i < node.inputs(); ++i) parts.push_back(node.input(i));
    if (parts.empty()) throw problem("it has no inputs; expected one at least");
    const std::size_t axis = checked_axis(given, extents_of(parts.front()).size());
    const dims extents = whole_extents(parts, axis);
    const std::size_t count = element_count(extents);
    node.spend(count);

    numbers whole = std::vector<double>(count, 0.0);
    std::optional<std::size_t> computed;  // the part that is not a constant
    std::size_t before = 0;               // positions in front of it
    std::size_t begin = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const dims& own = extents_of(parts[i]);
        if (const auto* const stored = std::get_if<zgen::onnx::constant>(&parts[i])) {
            if (begin == 0 && !computed && stored->data->index() != whole.index())
                whole = std::vector<std::int64_t>(count, 0);
            if (stored->data->index() != whole.index())
                throw problem("its inputs hold integers and real numbers; expected one type");
            std::visit(
                [&](const auto& data) {
                    put(data, own, begin, extents, axis, std::get<std::decay_t<decltype(data)>>(whole));
                },
                *stored->data);
        } else if (computed) {
            throw problem("it joins two activations; expected constants beside one activation");
        } else {
            computed = i;
            before = begin;
        }
        begin += own[axis];
    }
    if (!computed) {
        node.output(zgen::onnx::constant{extents, std::make_shared<const numbers>(std::move(whole))});
        return;
    }
    const activation x = node.current(*computed);
    node.check_keeps_samples_apart(axis, x.extents);
    std::vector<std::size_t> axes{axis};
    for (std::size_t other = 0; other < extents.size(); ++other)
        if (other != axis) axes.push_back(other);
    const std::size_t length = x.extents[axis];
    arrange(node, x, axes, {length, element_count(x.extents) / length});
    node.append(pad1d{{before, extents[axis] - length - before}});
    const activation padded = node.result(extents, arranged(extents, axes));
    node.output(
        append_affine(node, padded, extents, std::vector<double>(count, 1.0), std::get<std::vector<double>>(whole)));
}

}  // namespace zgen::onnx::operators
