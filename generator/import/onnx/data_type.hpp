// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace zgen::onnx {

/// Element types as ONNX numbers them, those that zgen knows.
enum class data_type : std::int32_t {
    float32 = 1,
    int32 = 6,
    int64 = 7,
    boolean = 9,
    float16 = 10,
    float64 = 11,
    bfloat16 = 16,
};

/// A number of any precision: what an activation can be.
constexpr bool is_real(data_type type) {
    return type == data_type::float32 || type == data_type::float64 || type == data_type::float16 ||
           type == data_type::bfloat16;
}

/// ONNX's name of an element type, or its number.
std::string to_text(data_type type);

}  // namespace zgen::onnx
