// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <memory>
#include <utility>

#include "import/onnx/data_type.hpp"
#include "import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {
namespace {

numbers converted(const numbers& from, data_type to) {
    if (const auto* const integers = std::get_if<std::vector<std::int64_t>>(&from)) {
        if (to == data_type::int32 || to == data_type::int64) return *integers;
        if (to == data_type::float32 || to == data_type::float64) {
            return std::vector<double>(integers->begin(), integers->end());
        }
    } else if (to == data_type::float32 || to == data_type::float64) {
        std::vector<double> reals = std::get<std::vector<double>>(from);
        if (to == data_type::float32) {
            for (double& one : reals) one = static_cast<double>(static_cast<float>(one));
        }
        return reals;
    }
    throw problem(fmt::format("a constant of {} is cast to {}; expected a cast from integers, or to FLOAT or DOUBLE",
                              from.index() == 0 ? "real numbers" : "integers", to_text(to)));
}

}  // namespace

/// An activation has no precision of its own here: a cast from one real type to another leaves it alone.
void cast(node_context& node) {
    const auto to = static_cast<data_type>(node.integer("to", 0));
    value x = node.input(0);
    if (const auto* const stored = std::get_if<zgen::onnx::constant>(&x)) {
        node.spend(element_count(stored->extents));
        x = zgen::onnx::constant{stored->extents, std::make_shared<const numbers>(converted(*stored->data, to))};
    } else if (!is_real(to)) {
        throw problem(
            fmt::format("the activation is cast to {}; expected FLOAT, DOUBLE, FLOAT16 or BFLOAT16", to_text(to)));
    }
    node.output(std::move(x));
}

}  // namespace zgen::onnx::operators
