// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/layout.hpp"

namespace zgen::onnx {

layout::layout(std::vector<digit> digits) {
    for (const digit& next : digits) {
        if (next.extent == 1) continue;
        if (!digits_.empty() && digits_.back().stride == next.extent * next.stride) {
            digits_.back() = {digits_.back().extent * next.extent, next.stride};
        } else {
            digits_.push_back(next);
        }
    }
}

std::optional<std::vector<std::vector<layout::digit>>> layout::split(const dims& extents) const {
    std::vector<std::vector<digit>> axes(extents.size());
    auto next = digits_.begin();
    digit rest;  // what is left of the digit being dealt out
    for (std::size_t axis = 0; axis < extents.size(); ++axis) {
        std::size_t missing = extents[axis];
        while (missing > 1) {
            if (rest.extent == 1) {
                if (next == digits_.end()) return std::nullopt;
                rest = *next++;
            }
            const std::size_t taken = rest.extent < missing ? rest.extent : missing;
            if (missing % taken != 0 || rest.extent % taken != 0) return std::nullopt;
            missing /= taken;
            rest.extent /= taken;
            axes[axis].push_back({taken, rest.stride * rest.extent});
        }
    }
    return axes;
}

std::optional<layout> layout::transposed(const dims& extents, std::span<const std::size_t> permutation) const {
    const auto axes = split(extents);
    if (!axes) return std::nullopt;
    std::vector<digit> digits;
    for (const std::size_t axis : permutation) {
        digits.insert(digits.end(), (*axes)[axis].begin(), (*axes)[axis].end());
    }
    return layout(std::move(digits));
}

std::vector<std::size_t> layout::places() const {
    std::vector<std::size_t> result{0};
    for (const digit& inner : digits_) {
        std::vector<std::size_t> finer;
        finer.reserve(result.size() * inner.extent);
        for (const std::size_t start : result) {
            for (std::size_t i = 0; i < inner.extent; ++i) finer.push_back(start + i * inner.stride);
        }
        result = std::move(finer);
    }
    return result;
}

}  // namespace zgen::onnx
