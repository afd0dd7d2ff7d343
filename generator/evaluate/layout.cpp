// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/operations.hpp"

namespace zgen {

void forward(const transpose&, shape in, std::span<const double> x, std::span<double> y) {
    for (std::size_t p = 0; p < in.length; ++p)
        for (std::size_t c = 0; c < in.channels; ++c) y[c * in.length + p] = x[p * in.channels + c];
}

void forward(const flatten& op, shape in, std::span<const double> x, std::span<double> y) {
    if (op.order == zinfer::axis_order::channels_first)
        forward(transpose{}, in, x, y);
    else
        std::copy(x.begin(), x.end(), y.begin());
}

}  // namespace zgen
