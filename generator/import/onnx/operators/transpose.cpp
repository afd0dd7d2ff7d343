// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <utility>

#include "generator/import/onnx/operators/operators.hpp"
#include "generator/import/onnx/settle.hpp"

namespace zgen::onnx::operators {
namespace {

std::vector<std::size_t> read_permutation(const std::optional<std::vector<std::int64_t>>& given, std::size_t rank) {
    std::vector<std::size_t> axes;
    if (!given) {
        for (std::size_t axis = rank; axis-- > 0;) axes.push_back(axis);
        return axes;
    }
    for (const std::int64_t axis : *given) axes.push_back(checked_axis(axis, rank));
    std::vector<std::size_t> all(rank);
    std::iota(all.begin(), all.end(), std::size_t{0});
    if (!std::is_permutation(axes.begin(), axes.end(), all.begin(), all.end())) {
        throw problem(fmt::format("perm is ({}); expected each of {} axes once", fmt::join(*given, ", "), rank));
    }
    return axes;
}

std::shared_ptr<const numbers> permuted(const numbers& from, const std::vector<std::size_t>& places) {
    return std::visit(
        [&](const auto& data) {
            auto moved = data;
            for (std::size_t i = 0; i < places.size(); ++i) moved[i] = data[places[i]];
            return std::make_shared<const numbers>(std::move(moved));
        },
        from);
}

}  // namespace

void transpose(node_context& node) {
    const auto given = node.integers("perm");
    value x = node.input(0);
    if (std::holds_alternative<statistic>(x)) x = node.current();
    const dims extents = extents_of(x);
    const std::vector<std::size_t> axes = read_permutation(given, extents.size());
    dims result;
    for (const std::size_t axis : axes) result.push_back(extents[axis]);

    if (auto* const stored = std::get_if<zgen::onnx::constant>(&x)) {
        const std::size_t count = element_count(extents);
        node.spend(count);
        if (count > 0) stored->data = permuted(*stored->data, layout(count).transposed(extents, axes).value().places());
    } else {
        // Of several samples, what follows would not know the batch's axis again.
        const bool several = node.fixed_batch().value_or(1) != 1;
        if (several && !axes.empty() && axes.front() != 0) node.check_keeps_samples_apart(0, extents);
        auto* const e = std::get_if<expression>(&x);
        layout& order = e != nullptr ? e->source.order : std::get<activation>(x).order;
        auto moved = order.transposed(extents, axes);
        if (!moved) {  // an axis cuts through a digit of the memory
            x = in_c_order(node, node.current());
            moved = std::get<activation>(x).order.transposed(extents, axes);
            std::get<activation>(x).order = moved.value();
        } else {
            order = *moved;
        }
    }
    node.output(with_extents(std::move(x), std::move(result)));
}

}  // namespace zgen::onnx::operators
