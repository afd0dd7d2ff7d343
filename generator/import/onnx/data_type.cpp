// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/data_type.hpp"

#include <fmt/format.h>

#include <array>

namespace zgen::onnx {

std::string to_text(data_type type) {
    static constexpr std::array names{"UNDEFINED", "FLOAT",  "UINT8",     "INT8",       "UINT16",  "INT16",
                                      "INT32",     "INT64",  "STRING",    "BOOL",       "FLOAT16", "DOUBLE",
                                      "UINT32",    "UINT64", "COMPLEX64", "COMPLEX128", "BFLOAT16"};
    const auto number = static_cast<std::int32_t>(type);
    if (number < 0 || number >= static_cast<std::int32_t>(names.size())) return fmt::format("number {}", number);
    return names[static_cast<std::size_t>(number)];
}

}  // namespace zgen::onnx
