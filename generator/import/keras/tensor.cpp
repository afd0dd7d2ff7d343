// SPDX-License-Identifier: Apache-2.0
#include "import/keras/tensor.hpp"

#include <fmt/format.h>

namespace zgen::keras {

std::string to_text(const dims& extents) {
    return fmt::format("({})", fmt::join(extents, ", "));
}

std::vector<double> transposed(const std::vector<double>& values, std::size_t columns) {
    const std::size_t rows = columns == 0 ? 0 : values.size() / columns;
    std::vector<double> result(values.size());
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) result[c * rows + r] = values[r * columns + c];
    return result;
}

}  // namespace zgen::keras
