// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

/// The matrices of minimal filtering (Winograd, Toom and Cook): m neighbouring outputs of a filter with r taps from
/// m + r - 1 products, where direct convolution needs m * r.
namespace zinfer {

inline constexpr std::size_t max_filter_tile = 8;
inline constexpr std::size_t max_filter_taps = 7;
inline constexpr std::size_t max_filter_points = max_filter_tile + max_filter_taps - 1;

/// F(m, r): y = A^T [(G g) * (B^T d)] gives the outputs y[0, m) of taps g[0, r) over inputs d[0, m + r - 1).
///
/// The points of evaluation are 0, then pairs +a, -a, then infinity where their number is even. The rows of B^T that
/// belong to a pair differ only in the sign of every second coefficient, and so do the columns of A^T.
struct minimal_filter {
    std::size_t outputs = 0;                                  ///< m
    std::size_t taps = 0;                                     ///< r
    float input[max_filter_points][max_filter_points] = {};   ///< B^T, a row a point
    float output[max_filter_tile][max_filter_points] = {};    ///< A^T, a column a point
    double taps_at[max_filter_points][max_filter_taps] = {};  ///< G, a row a point; zgen applies it, in float64

    constexpr std::size_t points() const noexcept { return outputs + taps - 1; }
    /// Pairs +a, -a; pair i is at points 2 i + 1 and 2 i + 2.
    constexpr std::size_t pairs() const noexcept { return (points() - 1) / 2; }
    /// Whether the last point is infinity.
    constexpr bool has_infinity() const noexcept { return points() % 2 == 0; }
};

/// Whether there is an F(m, r).
constexpr bool minimal_filter_exists(std::size_t outputs, std::size_t taps) noexcept {
    return outputs >= 2 && outputs <= max_filter_tile && outputs % 2 == 0 && taps >= 2 && taps <= max_filter_taps;
}

namespace detail {

/// A point of evaluation as a fraction.
struct fraction {
    double numerator;
    double denominator;
};

/// The positive points a of the pairs, a row for each number of points in all: those for which a search over small
/// fractions found the least expected rounding error. They are about evenly spaced in their logarithms.
inline constexpr fraction positive_points[max_filter_points + 1][(max_filter_points - 1) / 2] = {
    {},
    {},
    {},
    {{1, 1}},
    {{1, 1}},
    {{3, 4}, {5, 2}},
    {{2, 3}, {3, 2}},
    {{5, 8}, {9, 8}, {7, 2}},
    {{1, 2}, {1, 1}, {2, 1}},
    {{1, 2}, {7, 8}, {3, 2}, {4, 1}},
    {{3, 8}, {3, 4}, {5, 4}, {5, 2}},
    {{3, 8}, {3, 4}, {1, 1}, {7, 4}, {4, 1}},
    {{1, 3}, {2, 3}, {1, 1}, {3, 2}, {3, 1}},
    {{3, 8}, {5, 8}, {7, 8}, {5, 4}, {2, 1}, {4, 1}},
    {{3, 8}, {5, 8}, {7, 8}, {9, 8}, {13, 8}, {13, 4}},
};

/// The power of two that brings a positive value into [1, 2).
constexpr double scale_to_one(double value) noexcept {
    double scale = 1;
    for (; value * scale >= 2; scale /= 2) {
    }
    for (; value * scale < 1; scale *= 2) {
    }
    return scale;
}

constexpr double magnitude(double value) noexcept {
    return value < 0 ? -value : value;
}

constexpr double power(double base, std::size_t exponent) noexcept {
    double result = 1;
    for (; exponent > 0; --exponent) result *= base;
    return result;
}

}  // namespace detail

/// F(outputs, taps), for which minimal_filter_exists. Every coefficient is a small integer times a power of two;
/// other factors are moved into G. Up to 12 points, B^T and A^T are exact.
///
/// Source   A. L. Toom (1963), S. A. Cook (1966); S. Winograd, "Arithmetic complexity of computations" (1980), IV:
///          the transpose of polynomial multiplication by evaluation, products and interpolation
constexpr minimal_filter make_minimal_filter(std::size_t outputs, std::size_t taps) noexcept {
    minimal_filter f;
    f.outputs = outputs;
    f.taps = taps;
    const std::size_t n = f.points();
    const std::size_t finite = f.has_infinity() ? n - 1 : n;

    detail::fraction point[max_filter_points] = {{0, 1}};
    for (std::size_t i = 0; i < f.pairs(); ++i) {
        const detail::fraction positive = detail::positive_points[n][i];
        point[2 * i + 1] = positive;
        point[2 * i + 2] = {-positive.numerator, positive.denominator};
    }

    for (std::size_t p = 0; p < n; ++p) {
        const bool infinite = p == finite;
        // The polynomial that vanishes at every other finite point, and its value at this one.
        double polynomial[max_filter_points] = {1};
        double value = infinite || !f.has_infinity() ? 1 : point[p].denominator;
        std::size_t degree = 0;
        for (std::size_t q = 0; q < finite; ++q) {
            if (q == p) continue;
            ++degree;
            for (std::size_t i = degree; i > 0; --i)
                polynomial[i] = point[q].denominator * polynomial[i - 1] - point[q].numerator * polynomial[i];
            polynomial[0] *= -point[q].numerator;
            value *= infinite ? point[q].denominator
                              : point[q].denominator * point[p].numerator - point[q].numerator * point[p].denominator;
        }
        double largest = 0;
        for (std::size_t i = 0; i < n; ++i)
            if (detail::magnitude(polynomial[i]) > largest) largest = detail::magnitude(polynomial[i]);
        const double input_scale = detail::scale_to_one(largest);
        for (std::size_t i = 0; i < n; ++i) f.input[p][i] = static_cast<float>(polynomial[i] * input_scale);

        double column[max_filter_tile] = {};
        largest = 0;
        for (std::size_t k = 0; k < outputs; ++k) {
            column[k] =
                infinite ? (k + 1 == outputs ? 1 : 0)
                         : detail::power(point[p].numerator, k) * detail::power(point[p].denominator, outputs - 1 - k);
            if (detail::magnitude(column[k]) > largest) largest = detail::magnitude(column[k]);
        }
        const double output_scale = detail::scale_to_one(largest);
        for (std::size_t k = 0; k < outputs; ++k) f.output[k][p] = static_cast<float>(column[k] * output_scale);

        for (std::size_t j = 0; j < taps; ++j) {
            const double tap =
                infinite ? (j + 1 == taps ? 1 : 0)
                         : detail::power(point[p].numerator, j) * detail::power(point[p].denominator, taps - 1 - j);
            f.taps_at[p][j] = tap / (value * input_scale * output_scale);
        }
    }
    return f;
}

}  // namespace zinfer
