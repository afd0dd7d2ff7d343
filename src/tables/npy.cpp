// SPDX-License-Identifier: Apache-2.0
#include "src/tables/npy.hpp"

#include <fmt/format.h>
#include <Eigen/Core>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <string_view>
#include <vector>

#include "src/common/error.hpp"
#include "src/common/limits.hpp"

namespace tables {

namespace {

static_assert(std::endian::native == std::endian::little, "little-endian values are copied as they lie in the file");

/// The header, a Python dictionary in one line: {'descr': '<f4', 'fortran_order': False, 'shape': (200, 186), }
class header {
 public:
    explicit header(std::string_view text) : text_(text) {}

    /// The text after 'key':, up to the end of the header; empty where there is no such key.
    std::string_view value(std::string_view key) const {
        for (const char quote : {'\'', '"'}) {
            const std::string quoted = quote + std::string(key) + quote;
            std::size_t at = text_.find(quoted);
            if (at == std::string_view::npos) continue;
            at = text_.find_first_not_of(" :", at + quoted.size());
            if (at != std::string_view::npos) return text_.substr(at);
        }
        return {};
    }

    /// The type between its quotes.
    std::string_view descr() const {
        std::string_view v = value("descr");
        if (v.empty() || (v.front() != '\'' && v.front() != '"')) return {};
        const char quote = v.front();
        v.remove_prefix(1);
        return v.substr(0, v.find(quote));
    }

    /// The sizes between the parentheses; false where they are malformed or too large for any array.
    bool shape(std::vector<std::size_t>& sizes) const {
        std::string_view v = value("shape");
        if (!v.starts_with('(')) return false;
        v = v.substr(1, v.find(')') - 1);
        while (true) {
            const std::size_t begin = v.find_first_not_of(" ,");
            if (begin == std::string_view::npos) return true;
            v.remove_prefix(begin);
            std::size_t size = 0;
            const auto [end, failure] = std::from_chars(v.data(), v.data() + v.size(), size);
            if (failure != std::errc{}) return false;
            sizes.push_back(size);
            v.remove_prefix(static_cast<std::size_t>(end - v.data()));
        }
    }

 private:
    std::string_view text_;
};

template <class Value>
void copy_values(std::span<const std::byte> bytes, bool big_endian, std::vector<double>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::array<std::byte, sizeof(Value)> stored{};
        std::memcpy(stored.data(), bytes.data() + i * sizeof(Value), sizeof(Value));
        if (big_endian) std::reverse(stored.begin(), stored.end());
        values[i] = static_cast<double>(std::bit_cast<Value>(stored));
    }
}

/// Values whose first axis moves fastest, in the order in which the last does.
std::vector<double> in_c_order(const std::vector<double>& values, const std::vector<std::size_t>& sizes) {
    std::vector<double> result(values.size());
    std::vector<std::size_t> index(sizes.size());
    for (double& value : result) {
        std::size_t place = 0;
        for (std::size_t axis = sizes.size(); axis-- > 0;) place = place * sizes[axis] + index[axis];
        value = values[place];
        for (std::size_t axis = sizes.size(); axis-- > 0;) {
            if (++index[axis] < sizes[axis]) break;
            index[axis] = 0;
        }
    }
    return result;
}

}  // namespace

data_set parse_npy(std::span<const std::byte> bytes, const std::filesystem::path& file) {
    const auto fail = [&](const std::string& what) {
        return common::error(fmt::format("{}: {}", file.string(), what));
    };
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (!text.starts_with(npy_magic) || bytes.size() < 10) throw fail("is cut short: it is not a whole NumPy array");
    const auto byte = [&](std::size_t i) { return std::to_integer<std::size_t>(bytes[i]); };
    const std::size_t version = byte(6);
    if (version < 1 || version > 3) throw fail(fmt::format("has NumPy format version {}; expected 1 to 3", version));
    const std::size_t begin = version == 1 ? 10 : 12;
    if (bytes.size() < begin) throw fail("is cut short: it is not a whole NumPy array");
    std::size_t length = byte(8) | byte(9) << 8;
    if (version > 1) length |= byte(10) << 16 | byte(11) << 24;
    if (length > bytes.size() - begin) throw fail("is cut short in its header");

    const header head(text.substr(begin, length));
    const std::string_view type = head.descr();
    const std::string_view kind = type.substr(std::min<std::size_t>(1, type.size()));
    const bool big_endian = type.starts_with('>');
    if ((!big_endian && !type.starts_with('<')) || (kind != "f2" && kind != "f4" && kind != "f8"))
        throw fail(fmt::format(
            "holds values of type '{}'; expected float16, float32 or float64 ('<f2', '<f4', '<f8'); convert "
            "it with numpy's astype",
            type));
    const bool fortran_order = head.value("fortran_order").starts_with("True");
    if (!fortran_order && !head.value("fortran_order").starts_with("False"))
        throw fail("does not say in its header whether it is in Fortran order");
    std::vector<std::size_t> sizes;
    if (!head.shape(sizes)) throw fail("has a malformed shape in its header");
    if (sizes.empty()) throw fail("holds a single number; expected an array whose first axis is the sample");

    data_set data;
    data.rows = sizes.front();
    data.columns = 1;
    for (std::size_t i = 1; i < sizes.size(); ++i) data.columns = common::bounded_product(data.columns, sizes[i]);
    const std::size_t count = common::bounded_product(data.rows, data.columns);
    if (count == 0) throw fail("is an array without values");
    if (count > common::max_elements) throw fail(fmt::format("has more than {} values", common::max_elements));
    const std::span<const std::byte> payload = bytes.subspan(begin + length);
    const auto size = static_cast<std::size_t>(type[2] - '0');
    if (payload.size() != count * size)
        throw fail(fmt::format("has {} bytes of values; expected {} for {} rows of {} values", payload.size(),
                               count * size, data.rows, data.columns));

    data.values.resize(count);
    if (size == 2) copy_values<Eigen::half>(payload, big_endian, data.values);
    if (size == 4) copy_values<float>(payload, big_endian, data.values);
    if (size == 8) copy_values<double>(payload, big_endian, data.values);
    if (fortran_order) data.values = in_c_order(data.values, sizes);
    return data;
}

std::string format_npy(const data_set& data) {
    std::string dictionary =
        fmt::format("{{'descr': '<f8', 'fortran_order': False, 'shape': ({}, {}), }}", data.rows, data.columns);
    // The values begin at a multiple of 64 bytes; the header ends with a line feed.
    const std::size_t unpadded = 10 + dictionary.size() + 1;
    dictionary.append((64 - unpadded % 64) % 64, ' ').push_back('\n');
    std::string text(npy_magic);
    text += {'\1', '\0', static_cast<char>(dictionary.size() & 0xff), static_cast<char>(dictionary.size() >> 8)};
    text += dictionary;
    text.append(reinterpret_cast<const char*>(data.values.data()), data.values.size() * sizeof(double));
    return text;
}

}  // namespace tables
