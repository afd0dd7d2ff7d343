// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <limits>

#include "sum.hpp"

/// The baked header in a C++ program, beside the library's objects for other levels of the instruction set.
int main() {
    const std::array<float, 4> input{1.0F, 2.0F, 3.0F, 4.0F};
    const std::array<float, 4> flat{1.0F, 1.0F, 1.0F, 1.0F};
    const std::array<float, 4> broken{1.0F, 2.0F, 3.0F, std::numeric_limits<float>::quiet_NaN()};

    sum::network::workspace workspace;
    std::array<float, 1> output{};
    if (sum::predict(input, output, workspace) != zinfer::status::ok || output[0] != 30.5F) return 1;
    if (sum::predict_sum(input.data()) != 30.5F) return 2;
    if (sum::predict(flat, output, workspace) != zinfer::status::flat_input || output[0] == output[0]) return 3;
    if (sum::predict(broken, output, workspace) != zinfer::status::not_finite || output[0] == output[0]) return 4;
    const zinfer::interval interval = sum::predict_sum_interval(input.data());
    if (interval.value != 30.5F || interval.lower != 28.5F || interval.upper != 32.0F) return 5;
    if (!sum::verify() || !sum::self_test(workspace).passed()) return 6;
    return 0;
}
