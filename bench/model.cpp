// SPDX-License-Identifier: Apache-2.0
#include "bench/model.hpp"

#include <algorithm>

namespace bench {

std::size_t stage::positions() const {
    const auto* c = std::get_if<convolution>(&op);
    return c == nullptr ? output.length : output.length * c->pool;
}

std::size_t stage::all_positions() const {
    const auto* c = std::get_if<convolution>(&op);
    return c == nullptr ? output.length
                        : zinfer::window_positions(input.length, c->config.extent(), c->config.stride, 0, 0);
}

std::size_t stage::multiply_adds() const {
    if (const auto* c = std::get_if<convolution>(&op)) return positions() * c->depth() * c->config.filters;
    return std::holds_alternative<affine>(op) ? output.size() : 0;
}

std::size_t model::largest_activation() const {
    std::size_t largest = input_size();
    for (const stage& s : stages) largest = std::max({largest, s.all_positions() * s.output.channels, s.output.size()});
    return largest;
}

std::size_t model::multiply_adds() const {
    std::size_t sum = 0;
    for (const stage& s : stages) sum += s.multiply_adds();
    return sum;
}

}  // namespace bench
