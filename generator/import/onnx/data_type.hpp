// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace zgen::onnx {

/// Element types as ONNX numbers them, those that zgen knows.
enum class data_type : std::int32_t {
    float32 = 1,
    uint8 = 2,
    int8 = 3,
    uint16 = 4,
    int16 = 5,
    int32 = 6,
    int64 = 7,
    boolean = 9,
    float16 = 10,
    float64 = 11,
    uint32 = 12,
    uint64 = 13,
    bfloat16 = 16,
};

/// A number of any precision: what an activation is.
constexpr bool is_real(data_type type) {
    return type == data_type::float32 || type == data_type::float64 || type == data_type::float16 ||
           type == data_type::bfloat16;
}

/// A whole number: what a network's input can be until it is cast.
constexpr bool is_integer(data_type type) {
    return (type >= data_type::uint8 && type <= data_type::int64) || type == data_type::uint32 ||
           type == data_type::uint64;
}

/// ONNX's name of an element type, or its number.
std::string to_text(data_type type);

}  // namespace zgen::onnx
