// SPDX-License-Identifier: Apache-2.0
#include "generator/passes/reordering.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace zgen {

namespace {

using digits = std::vector<zinfer::permute_digit>;

digits transposed(shape in) {
    return {{in.channels, 1}, {in.length, in.channels}};
}

/// Without digits of one value, and with neighbours that count on joined to one.
digits shortest(const digits& all) {
    digits result;
    for (const zinfer::permute_digit& d : all) {
        if (d.extent == 1) continue;
        if (!result.empty() && result.back().stride == d.extent * d.stride)
            result.back() = {result.back().extent * d.extent, d.stride};
        else
            result.push_back(d);
    }
    return result;
}

/// Appends to `result` what a digit of the second permutation moves in the first one's input.
bool append(digits& result, zinfer::permute_digit d, const digits& first) {
    digits pieces;  // the innermost first
    std::size_t weight = 1;
    for (auto one = first.rbegin(); one != first.rend() && d.extent > 1; weight *= one->extent, ++one) {
        const std::size_t next = weight * one->extent;
        if (d.stride >= next) continue;
        if (d.stride % weight != 0) return false;
        std::size_t within = d.extent;
        if (d.extent * d.stride > next) {  // goes on in the next digit
            if (next % d.stride != 0 || d.extent % (next / d.stride) != 0) return false;
            within = next / d.stride;
        }
        pieces.push_back({within, d.stride / weight * one->stride});
        d = {d.extent / within, d.stride * within};
    }
    result.insert(result.end(), pieces.rbegin(), pieces.rend());
    return true;
}

}  // namespace

std::optional<permute> as_permute(const operation& op, shape in) {
    const digits still{{in.size(), 1}};
    if (std::holds_alternative<transpose>(op)) return permute{transposed(in), {in.channels, in.length}};
    if (const auto* f = std::get_if<flatten>(&op))
        return permute{f->order == zinfer::axis_order::channels_first ? transposed(in) : still, {1, in.size()}};
    if (const auto* r = std::get_if<reshape>(&op)) return permute{still, r->output};
    if (const auto* p = std::get_if<permute>(&op)) return *p;
    return std::nullopt;
}

std::optional<permute> composed(const permute& first, const permute& second) {
    permute result{{}, second.output};
    const digits inner = shortest(first.digits);
    for (const zinfer::permute_digit& d : shortest(second.digits))
        if (!append(result.digits, d, inner)) return std::nullopt;
    return result;
}

operation simplest(const permute& op, shape in) {
    const digits least = shortest(op.digits);
    const bool flat = op.output.length == 1;
    if (least.size() <= 1) return flat ? operation{flatten{}} : operation{reshape{op.output}};
    if (least == shortest(transposed(in))) {
        if (flat) return flatten{zinfer::axis_order::channels_first};
        if (op.output == shape{in.channels, in.length}) return transpose{};
    }
    return permute{least, op.output};
}

}  // namespace zgen
