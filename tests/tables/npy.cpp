// SPDX-License-Identifier: Apache-2.0
#include "src/tables/npy.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include "tests/message_of.hpp"

namespace {

std::string array(std::string_view header, std::string_view payload, char version = 1) {
    std::string text = "\x93NUMPY";
    text += version;
    text += '\0';
    text += static_cast<char>(header.size());
    text += '\0';
    if (version > 1) text.append(2, '\0');
    return text.append(header).append(payload);
}

template <class Value>
std::string payload(const std::vector<Value>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Value)};
}

tables::data_set parse(const std::string& text) {
    return tables::parse_npy(std::as_bytes(std::span(text)), "dir/x.npy");
}

std::string failure(const std::string& text) {
    return message_of([&] { parse(text); });
}

}  // namespace

TEST_CASE("the first axis is the sample and the others are its columns") {
    const std::vector<float> values{0.1F, -2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    const tables::data_set d =
        parse(array("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3, 2), }\n", payload(values)));
    CHECK(d.rows == 2);
    CHECK(d.columns == 6);
    CHECK(d.values == std::vector<double>(values.begin(), values.end()));
    CHECK(d.row(1)[5] == 12);
    CHECK(parse(array("{'descr': '<f4', 'fortran_order': False, 'shape': (12,), }", payload(values))).columns == 1);
}

TEST_CASE("float16 and float64 keep their values, denormal and not finite ones too") {
    const std::vector<double> doubles{1e-320, -0.0, std::numeric_limits<double>::infinity()};
    CHECK(parse(array("{'descr': '<f8', 'fortran_order': False, 'shape': (3,)}", payload(doubles))).values == doubles);
    const std::vector<unsigned short> halves{0x3c00, 0x0001, 0xc000};
    CHECK(parse(array("{\"shape\": (3,), \"fortran_order\": False, \"descr\": \"<f2\"}", payload(halves), 2)).values ==
          std::vector<double>{1.0, std::ldexp(1.0, -24), -2.0});
}

TEST_CASE("what is written is read back, bit by bit") {
    tables::data_set d{2, 3, {1, 2, 3, 4, 5, std::numeric_limits<double>::quiet_NaN()}, {}};
    const std::string text = tables::format_npy(d);
    CHECK(text.size() == 128 + 48);
    const tables::data_set back = parse(text);
    CHECK(back.rows == 2);
    CHECK(back.columns == 3);
    CHECK(std::memcmp(back.values.data(), d.values.data(), 48) == 0);
}

TEST_CASE("both byte orders and both orders of axes are read") {
    const std::string big("\x3f\x80\0\0\x40\0\0\0", 8);
    CHECK(parse(array("{'descr': '>f4', 'fortran_order': False, 'shape': (1, 2)}", big)).values ==
          std::vector<double>{1, 2});
    std::string columns;
    for (const float value : {1.0F, 4.0F, 2.0F, 5.0F, 3.0F, 6.0F})
        columns.append(reinterpret_cast<const char*>(&value), sizeof value);
    const tables::data_set d = parse(array("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3)}", columns));
    CHECK(d.rows == 2);
    CHECK(d.values == std::vector<double>{1, 2, 3, 4, 5, 6});
}

TEST_CASE("arrays of another kind are refused with the way out") {
    CHECK(contains(failure(array("{'descr': '>i4', 'fortran_order': False, 'shape': (1,)}", "1234")), "'>i4'"));
    CHECK(contains(failure(array("{'descr': '<i4', 'fortran_order': False, 'shape': (1,)}", "1234")), "astype"));
    CHECK(contains(failure(array("{'descr': '<f4', 'fortran_order': Perhaps, 'shape': (1,)}", "1234")), "Fortran"));
    CHECK(contains(failure(array("{'descr': '<f4', 'fortran_order': False, 'shape': ()}", "1234")), "single number"));
    CHECK(contains(failure(array("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 3)}", "")), "without values"));
    CHECK(failure(array("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)}", "1234")) == "no error");
}

TEST_CASE("damaged arrays are refused before anything is allocated") {
    CHECK(contains(failure("\x93NUMPY\1"), "cut short"));
    CHECK(contains(failure(array("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", "1234567")),
                   "7 bytes of values; expected 8"));
    CHECK(contains(failure(array("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296)}", "")),
                   "more than"));
    CHECK(contains(failure(array("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}", "")),
                   "malformed"));
    CHECK(contains(failure(array("{'descr': '<f4', 'fortran_order': False, 'shape': 3}", "")), "malformed"));
    CHECK(contains(failure(array("{'descr': '<f4", "")), "Fortran"));
    CHECK(contains(failure(array("", "", 9)), "version 9"));
    std::string long_header = array("{}", "");
    long_header[8] = '\x7f';
    CHECK(contains(failure(long_header), "cut short in its header"));
}
