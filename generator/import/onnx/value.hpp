// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

#include "generator/import/onnx/dims.hpp"
#include "generator/import/onnx/layout.hpp"

/// What an ONNX tensor name can stand for while a model is imported.
namespace zgen::onnx {

/// Numbers known at import time: weights as double, shapes and axes as integers.
using numbers = std::variant<std::vector<double>, std::vector<std::int64_t>>;

/// A tensor of such numbers, in C order. Copies share the numbers.
struct constant {
    dims extents;
    std::shared_ptr<const numbers> data;
};

/// The network's activation, seen with these extents in this order.
struct activation {
    dims extents;  ///< the batch axis included, as 1
    layout order;
    std::size_t number = 0;  ///< of the value in the graph: 0 the input, i + 1 the output of layer i
};

/// A step of min-max normalization, which becomes one layer when it is complete.
struct statistic {
    enum class kind { minimum, maximum, range, above_minimum };
    dims extents;
    kind what;
    activation source;
};

struct term;

/// A function of the activation, element by element, that no layer computes yet (import/onnx/expression.hpp).
struct expression {
    dims extents;
    activation source;  ///< seen with the same extents
    std::shared_ptr<term> function;
};

using value = std::variant<constant, activation, statistic, expression>;

/// The extents of any value.
inline const dims& extents_of(const value& v) {
    return std::visit([](const auto& one) -> const dims& { return one.extents; }, v);
}

/// The same elements in the same order under other extents, of the same count.
inline value with_extents(value v, dims extents) {
    std::visit([&](auto& one) { one.extents = std::move(extents); }, v);
    return v;
}

}  // namespace zgen::onnx
