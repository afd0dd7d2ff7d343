// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/tensor.hpp"

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <string_view>

#include "generator/import/onnx/data_type.hpp"
#include "generator/import/onnx/external_data.hpp"
#include "generator/import/onnx/problem.hpp"
#include "src/common/in_quotes.hpp"

namespace zgen::onnx {
namespace {

static_assert(std::endian::native == std::endian::little, "raw tensor data is little-endian");

double from_float16(std::uint16_t bits) {
    const int exponent = (bits >> 10) & 0x1F;
    const int fraction = bits & 0x3FF;
    const double sign = (bits & 0x8000) != 0 ? -1.0 : 1.0;
    if (exponent == 0x1F) return fraction == 0 ? sign * HUGE_VAL : std::nan("");
    if (exponent == 0) return sign * std::ldexp(fraction, -24);
    return sign * std::ldexp(fraction + 0x400, exponent - 25);
}

double from_bfloat16(std::uint16_t bits) {
    return std::bit_cast<float>(std::uint32_t{bits} << 16);
}

/// How one element type is stored: as `Raw` in raw_data, in a repeated field otherwise.
template <typename Raw, typename Field, typename Convert>
auto decode(const TensorProto& tensor, const Field& field, std::size_t count, const std::filesystem::path& model,
            Convert convert) {
    using number = decltype(convert(Raw{}));
    std::vector<number> result;
    const auto decode_raw = [&](std::string_view bytes) {
        if (bytes.size() != count * sizeof(Raw)) {
            throw problem(fmt::format("it has {} bytes of data; expected {}", bytes.size(), count * sizeof(Raw)));
        }
        result.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            Raw raw{};
            std::memcpy(&raw, bytes.data() + i * sizeof(Raw), sizeof(Raw));
            result.push_back(convert(raw));
        }
    };

    constexpr std::int32_t external = 1;
    const bool is_external = tensor.data_location() == external;
    const bool has_raw = !tensor.raw_data().empty();
    const bool has_field = !field.empty();
    if ((has_raw && has_field) || (is_external && (has_raw || has_field))) {
        throw problem("its data is given twice; expected one of raw_data, a typed field and external data");
    }
    if (is_external) {
        decode_raw(read_external_data(tensor, count * sizeof(Raw), model));
    } else if (has_raw) {
        decode_raw(tensor.raw_data());
    } else {
        if (static_cast<std::size_t>(field.size()) != count) {
            throw problem(fmt::format("it has {} elements of data; expected {}", field.size(), count));
        }
        result.reserve(count);
        // A 16-bit float is stored in the low half of a wider integer.
        for (const auto stored : field) result.push_back(convert(static_cast<Raw>(stored)));
    }
    return result;
}

numbers load_numbers(const TensorProto& tensor, std::size_t count, const std::filesystem::path& model) {
    const auto as_real = [](auto stored) { return static_cast<double>(stored); };
    const auto as_integer = [](auto stored) { return static_cast<std::int64_t>(stored); };
    const auto type = static_cast<data_type>(tensor.data_type());
    switch (type) {
        case data_type::float32:
            return decode<float>(tensor, tensor.float_data(), count, model, as_real);
        case data_type::float64:
            return decode<double>(tensor, tensor.double_data(), count, model, as_real);
        case data_type::float16:
            return decode<std::uint16_t>(tensor, tensor.int32_data(), count, model, from_float16);
        case data_type::bfloat16:
            return decode<std::uint16_t>(tensor, tensor.int32_data(), count, model, from_bfloat16);
        case data_type::int32:
            return decode<std::int32_t>(tensor, tensor.int32_data(), count, model, as_integer);
        case data_type::int64:
            return decode<std::int64_t>(tensor, tensor.int64_data(), count, model, as_integer);
        case data_type::boolean:
            return decode<std::uint8_t>(tensor, tensor.int32_data(), count, model, as_integer);
        default:
            break;
    }
    throw problem(
        fmt::format("its type is {}; expected FLOAT, DOUBLE, FLOAT16, BFLOAT16, INT32, INT64 or BOOL", to_text(type)));
}

}  // namespace

constant load_tensor(const TensorProto& tensor, const std::filesystem::path& model, budget& left) try {
    const dims extents = checked_dims({tensor.dims().data(), static_cast<std::size_t>(tensor.dims_size())});
    const std::size_t count = element_count(extents);
    left.spend(count);
    return {extents, std::make_shared<const numbers>(load_numbers(tensor, count, model))};
} catch (const problem& found) {
    throw problem(fmt::format("tensor {}: {}", common::in_quotes(tensor.name()), found.what()));
}

}  // namespace zgen::onnx
