// SPDX-License-Identifier: Apache-2.0
#include "generator/evaluate/product.hpp"

#include <cstring>
#include <vector>

namespace zgen {

namespace {

/// `Filters` rows of the result by two vectors of `Lanes` columns, in registers.
template <std::size_t Lanes, std::size_t Filters>
[[gnu::always_inline]] inline void tile(std::size_t depth, const double* weights, const double* x, double* y) {
    typedef double vector __attribute__((vector_size(Lanes * sizeof(double))));
    vector sum[Filters][2] = {};
    for (std::size_t k = 0; k < depth; ++k) {
        vector left;
        vector right;
        std::memcpy(&left, x + k * panel_columns, sizeof left);
        std::memcpy(&right, x + k * panel_columns + Lanes, sizeof right);
#pragma GCC unroll 8
        for (std::size_t f = 0; f < Filters; ++f) {
            sum[f][0] += weights[f * depth + k] * left;
            sum[f][1] += weights[f * depth + k] * right;
        }
    }
#pragma GCC unroll 8
    for (std::size_t f = 0; f < Filters; ++f) std::memcpy(y + f * panel_columns, sum[f], sizeof sum[f]);
}

template <std::size_t Lanes, std::size_t Filters>
[[gnu::always_inline]] inline void whole(std::size_t filters, std::size_t depth, const double* weights, const double* x,
                                         double* y) {
    std::size_t f = 0;
    for (; f + Filters <= filters; f += Filters)
        for (std::size_t c = 0; c < panel_columns; c += 2 * Lanes)
            tile<Lanes, Filters>(depth, weights + f * depth, x + c, y + f * panel_columns + c);
    for (; f < filters; ++f)
        for (std::size_t c = 0; c < panel_columns; c += 2 * Lanes)
            tile<Lanes, 1>(depth, weights + f * depth, x + c, y + f * panel_columns + c);
}

void two_lanes(std::size_t filters, std::size_t depth, const double* weights, const double* x, double* y) {
    whole<2, 4>(filters, depth, weights, x, y);
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void four_lanes(std::size_t filters, std::size_t depth, const double* weights, const double* x,
                                        double* y) {
    whole<4, 4>(filters, depth, weights, x, y);
}
[[gnu::target("avx512f")]] void eight_lanes(std::size_t filters, std::size_t depth, const double* weights,
                                            const double* x, double* y) {
    whole<8, 8>(filters, depth, weights, x, y);
}
#endif

std::vector<product> usable() {
    std::vector<product> result;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f")) result.push_back(eight_lanes);
    if (__builtin_cpu_supports("avx2")) result.push_back(four_lanes);
#endif
    result.push_back(two_lanes);
    return result;
}

}  // namespace

std::span<const product> products() {
    static const std::vector<product> all = usable();
    return all;
}

}  // namespace zgen
