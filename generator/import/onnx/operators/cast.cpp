// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "generator/import/onnx/data_type.hpp"
#include "generator/import/onnx/operators/operators.hpp"

namespace zgen::onnx::operators {
namespace {

/// The nearest number of so many significant bits, ties to even, that is a multiple of 2^`smallest`.
double rounded(double x, int bits, int smallest) {
    if (x == 0 || !std::isfinite(x)) return x;
    const int unit = std::max(std::ilogb(x) + 1 - bits, smallest);
    return std::ldexp(std::nearbyint(std::ldexp(x, -unit)), unit);
}

double rounded_to(data_type to, double x) {
    switch (to) {
        case data_type::float32:
            return static_cast<double>(static_cast<float>(x));
        case data_type::float16: {
            constexpr double largest = 65504;
            const double half = rounded(x, 11, -24);
            return std::abs(half) > largest ? std::copysign(HUGE_VAL, x) : half;
        }
        case data_type::bfloat16:
            return static_cast<double>(static_cast<float>(rounded(x, 8, -133)));
        default:
            return x;
    }
}

numbers converted(const numbers& from, data_type to) {
    const auto* const integers = std::get_if<std::vector<std::int64_t>>(&from);
    if (integers != nullptr && (to == data_type::int32 || to == data_type::int64)) return *integers;
    if (!is_real(to))
        throw problem(fmt::format("a constant of {} is cast to {}; expected a cast from integers, or to real numbers",
                                  integers == nullptr ? "real numbers" : "integers", to_text(to)));
    std::vector<double> reals = integers == nullptr ? std::get<std::vector<double>>(from)
                                                    : std::vector<double>(integers->begin(), integers->end());
    for (double& one : reals) one = rounded_to(to, one);
    return reals;
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
