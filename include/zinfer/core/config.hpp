// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "zinfer/core/shape.hpp"

/// Layer configurations: structural values, usable as template arguments, shared by the runtime and zgen.
namespace zinfer {

/// A float32 inside a configuration. It is kept as its bits, because clang 14 takes no float as a template argument.
struct real {
    std::uint32_t bits = 0;

    constexpr real() noexcept = default;
    [[gnu::always_inline]] constexpr real(float value) noexcept : bits(std::bit_cast<std::uint32_t>(value)) {}
    [[gnu::always_inline]] constexpr float value() const noexcept { return std::bit_cast<float>(bits); }
    friend constexpr bool operator==(const real&, const real&) = default;
};

/// For a clip without a bound.
inline constexpr float infinity = __builtin_inff();

/// 1-D convolution (cross-correlation), ONNX Conv-11 with one spatial axis.
struct conv1d_config {
    std::size_t channels = 0;     ///< input channels
    std::size_t filters = 0;      ///< output channels
    std::size_t kernel_size = 0;  ///< taps
    std::size_t stride = 1;
    std::size_t dilation = 1;
    std::size_t groups = 1;     ///< divides channels and filters
    std::size_t pad_begin = 0;  ///< zeros before the first position
    std::size_t pad_end = 0;    ///< zeros after the last position
    std::size_t tile = 0;       ///< outputs at a time of minimal filtering F(tile, kernel_size); 0: direct convolution

    /// Positions that one output sees, first to last.
    [[gnu::always_inline]] constexpr std::size_t extent() const noexcept { return (kernel_size - 1) * dilation + 1; }
    /// Products that a tile of minimal filtering takes, for each channel.
    [[gnu::always_inline]] constexpr std::size_t points() const noexcept { return tile + kernel_size - 1; }
    friend constexpr bool operator==(const conv1d_config&, const conv1d_config&) = default;
};

/// Max and average pooling, ONNX MaxPool-12 and AveragePool-19 with one spatial axis.
/// Padding never wins a maximum; an average counts it in the divisor only with count_padding.
struct pool1d_config {
    std::size_t size = 0;  ///< positions in a window
    std::size_t stride = 1;
    std::size_t dilation = 1;  ///< from one of them to the next; at most the input's length
    std::size_t pad_begin = 0;
    std::size_t pad_end = 0;
    bool count_padding = false;  ///< average pooling only

    /// Positions that one output sees, first to last.
    [[gnu::always_inline]] constexpr std::size_t extent() const noexcept { return (size - 1) * dilation + 1; }
    /// Whether every window meets a position of an input of this length, and not padding alone.
    [[gnu::always_inline]] constexpr bool meets(std::size_t length) const noexcept {
        return pad_begin < extent() && pad_end < extent() && (dilation == 1 || dilation <= length);
    }
    friend constexpr bool operator==(const pool1d_config&, const pool1d_config&) = default;
};

/// Fully connected layer, ONNX Gemm-13.
struct dense_config {
    std::size_t inputs = 0;
    std::size_t units = 0;

    friend constexpr bool operator==(const dense_config&, const dense_config&) = default;
};

/// y = scale * x + shift. `values` scales and shifts: one per channel or per feature (length * channels).
struct affine_config {
    std::size_t values = 0;

    friend constexpr bool operator==(const affine_config&, const affine_config&) = default;
};

/// What an activation computes of each element x; alpha and beta are those of its activation_config. relu is a layer of
/// its own.
enum class function : unsigned char {
    leaky_relu,        ///< alpha x where x < 0, otherwise x
    thresholded_relu,  ///< x where x > alpha, otherwise 0
    elu,               ///< alpha (e^x - 1) where x < 0, otherwise x
    selu,              ///< beta elu(x)
    celu,              ///< alpha (e^(x / alpha) - 1) where x < 0, otherwise x; alpha > 0
    gelu,              ///< x times the normal distribution's integral up to x
    gelu_tanh,         ///< gelu as x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2
    silu,              ///< x sigmoid(x)
    mish,              ///< x tanh(softplus(x))
    sigmoid,           ///< 1 / (1 + e^-x)
    hard_sigmoid,      ///< alpha x + beta, held within 0 and 1
    hard_swish,        ///< x (x / 6 + 1 / 2), the factor held within 0 and 1
    tanh,
    softplus,  ///< log(1 + e^x)
    softsign,  ///< x / (1 + |x|)
    clip,      ///< x held within alpha and beta; beta where they cross; either may be infinite
};

inline constexpr std::size_t function_count = static_cast<std::size_t>(function::clip) + 1;

/// An activation and its parameters: those that its function does not name are 0.
struct activation_config {
    zinfer::function function{};
    real alpha{};
    real beta{};

    friend constexpr bool operator==(const activation_config&, const activation_config&) = default;
};

/// Whether the parameters are numbers: finite ones, but for the bounds of a clip, and a positive alpha for celu.
[[gnu::always_inline]] constexpr bool is_valid(const activation_config& c) noexcept {
    const float alpha = c.alpha.value();
    const float beta = c.beta.value();
    if (c.function == function::clip) return alpha == alpha && beta == beta;
    const bool finite = -infinity < alpha && alpha < infinity && -infinity < beta && beta < infinity;
    return finite && (c.function != function::celu || alpha > 0.0f);
}

/// x where x >= 0, otherwise slope * x, ONNX PRelu-16. `values` slopes: one per channel or per feature.
struct prelu_config {
    std::size_t values = 0;

    friend constexpr bool operator==(const prelu_config&, const prelu_config&) = default;
};

/// (x - mean) / sqrt(variance + epsilon) * scale + shift over the positions of each channel, ONNX
/// InstanceNormalization-6.
struct instance_norm_config {
    std::size_t channels = 0;
    real epsilon{};

    friend constexpr bool operator==(const instance_norm_config&, const instance_norm_config&) = default;
};

/// What lies beyond the ends of a padded activation.
enum class pad_mode : unsigned char {
    constant,  ///< pad1d_config::value
    reflect,   ///< the positions inside, mirrored at the end position, which is not repeated
    edge,      ///< the end position, repeated
};

/// Positions put before and after, ONNX Pad-13 with one spatial axis.
struct pad1d_config {
    std::size_t begin = 0;  ///< reflect: less than the input's positions
    std::size_t end = 0;    ///< as begin
    pad_mode mode = pad_mode::constant;
    real value{};

    friend constexpr bool operator==(const pad1d_config&, const pad1d_config&) = default;
};

/// One digit of an index that is counted in mixed radix, and what one step of it moves in memory.
struct permute_digit {
    std::size_t extent = 0;
    std::size_t stride = 0;

    friend constexpr bool operator==(const permute_digit&, const permute_digit&) = default;
};

/// Positions that a sliding window gives; 0 where it does not fit once, or has no stride.
[[gnu::always_inline]] constexpr std::size_t window_positions(std::size_t length, std::size_t extent,
                                                              std::size_t stride, std::size_t pad_begin,
                                                              std::size_t pad_end) noexcept {
    const std::size_t padded = length + pad_begin + pad_end;
    return padded < extent || stride == 0 ? 0 : (padded - extent) / stride + 1;
}

}  // namespace zinfer
