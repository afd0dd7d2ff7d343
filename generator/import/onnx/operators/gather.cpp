// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <memory>

#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {

/// Of constants alone: what exporters compute shapes with.
void gather(node_context& node) {
    const std::int64_t given = node.integer("axis", 0);
    const value x = node.input(0);
    const auto* const data = std::get_if<zgen::onnx::constant>(&x);
    if (data == nullptr) throw problem("it picks from the activation; expected a constant: Gather is for shapes alone");
    const value picked = node.input(1);
    const auto* const places = std::get_if<zgen::onnx::constant>(&picked);
    const auto* const indices =
        places == nullptr ? nullptr : std::get_if<std::vector<std::int64_t>>(places->data.get());
    if (indices == nullptr) throw problem("input 1 holds no constant integers; expected indices");

    const std::size_t axis = checked_axis(given, data->extents.size());
    const auto cut = data->extents.begin() + static_cast<std::ptrdiff_t>(axis);
    const std::size_t outer = element_count(dims(data->extents.begin(), cut));
    const std::size_t extent = *cut;
    const std::size_t inner = element_count(dims(cut + 1, data->extents.end()));
    dims extents(data->extents.begin(), cut);
    extents.insert(extents.end(), places->extents.begin(), places->extents.end());
    extents.insert(extents.end(), cut + 1, data->extents.end());
    node.spend(element_count(extents));
    std::vector<std::size_t> chosen;
    for (const std::int64_t index : *indices) {
        const std::int64_t place = index < 0 ? index + static_cast<std::int64_t>(extent) : index;
        if (place < 0 || place >= static_cast<std::int64_t>(extent))
            throw problem(fmt::format("index {} is outside an axis of {}", index, extent));
        chosen.push_back(static_cast<std::size_t>(place));
    }
    node.output(zgen::onnx::constant{extents, std::visit(
                                                  [&](const auto& from) {
                                                      std::decay_t<decltype(from)> result;
                                                      for (std::size_t o = 0; o < outer; ++o)
                                                          for (const std::size_t place : chosen)
                                                              for (std::size_t i = 0; i < inner; ++i)
                                                                  result.push_back(
                                                                      from[(o * extent + place) * inner + i]);
                                                      return std::make_shared<const numbers>(std::move(result));
                                                  },
                                                  *data->data)});
}

}  // namespace zgen::onnx::operators
