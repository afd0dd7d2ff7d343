// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "tests/arch/instruction_sets.hpp"

namespace {

using zinfer::arch::scalar;

constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();

/// Ordinary, tiny, huge and special values, each beside each.
std::vector<float> awkward_values() {
    return {0.0f,   -0.0f,   1.0f,     -1.0f,    1.5f,      3e38f,        -3e38f,
            1e-45f, -1e-45f, 1.2e-38f, infinity, -infinity, not_a_number, 0.1f};
}

bool same_bits(float a, float b) {
    return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b) || (a != a && b != b);
}

template <class Arch>
std::array<float, Arch::lanes> values_of(typename Arch::vector v) {
    std::array<float, Arch::lanes> out;
    Arch::store(out.data(), v);
    return out;
}

}  // namespace

TEST_CASE_TEMPLATE("primitives equal the scalar ones in every lane", Arch, INSTRUCTION_SETS) {
    for (const float a : awkward_values()) {
        for (const float b : awkward_values()) {
            const auto va = Arch::broadcast(a);
            const auto vb = Arch::broadcast(b);
            const auto vc = Arch::broadcast(0.7f);
            CAPTURE(a);
            CAPTURE(b);
            for (std::size_t lane = 0; lane < Arch::lanes; ++lane) {
                CHECK(same_bits(values_of<Arch>(Arch::fma(va, vb, vc))[lane], scalar::fma(a, b, 0.7f)));
                CHECK(same_bits(values_of<Arch>(Arch::add(va, vb))[lane], scalar::add(a, b)));
                CHECK(same_bits(values_of<Arch>(Arch::sub(va, vb))[lane], scalar::sub(a, b)));
                CHECK(same_bits(values_of<Arch>(Arch::div(va, vb))[lane], scalar::div(a, b)));
                CHECK(same_bits(values_of<Arch>(Arch::maximum(va, vb))[lane], scalar::maximum(a, b)));
                CHECK(same_bits(values_of<Arch>(Arch::minimum(va, vb))[lane], scalar::minimum(a, b)));
                CHECK(same_bits(values_of<Arch>(Arch::larger(va, vb))[lane], scalar::larger(a, b)));
                CHECK(same_bits(values_of<Arch>(Arch::select_less(va, vb, vc, va))[lane],
                                scalar::select_less(a, b, 0.7f, a)));
                CHECK(same_bits(values_of<Arch>(Arch::absolute(va))[lane], scalar::absolute(a)));
                CHECK(same_bits(values_of<Arch>(Arch::copy_sign(va, vb))[lane], scalar::copy_sign(a, b)));
                CHECK(same_bits(values_of<Arch>(Arch::square_root(va))[lane], scalar::square_root(a)));
            }
        }
    }
}

TEST_CASE_TEMPLATE("maximum keeps NaN from either side and gives b where both are equal", Arch, INSTRUCTION_SETS) {
    const auto maximum = [](float a, float b) {
        return values_of<Arch>(Arch::maximum(Arch::broadcast(a), Arch::broadcast(b)))[0];
    };
    CHECK(maximum(1.0f, 2.0f) == 2.0f);
    CHECK(maximum(2.0f, 1.0f) == 2.0f);
    CHECK(maximum(not_a_number, 1.0f) != maximum(not_a_number, 1.0f));
    CHECK(maximum(1.0f, not_a_number) != maximum(1.0f, not_a_number));
    CHECK(std::bit_cast<std::uint32_t>(maximum(-0.0f, 0.0f)) == 0);
    CHECK(std::bit_cast<std::uint32_t>(maximum(0.0f, -0.0f)) == 0x80000000u);
}

TEST_CASE_TEMPLATE("minimum keeps NaN from either side and gives b where both are equal", Arch, INSTRUCTION_SETS) {
    const auto minimum = [](float a, float b) {
        return values_of<Arch>(Arch::minimum(Arch::broadcast(a), Arch::broadcast(b)))[0];
    };
    CHECK(minimum(1.0f, 2.0f) == 1.0f);
    CHECK(minimum(2.0f, 1.0f) == 1.0f);
    CHECK(minimum(not_a_number, 1.0f) != minimum(not_a_number, 1.0f));
    CHECK(minimum(1.0f, not_a_number) != minimum(1.0f, not_a_number));
    CHECK(std::bit_cast<std::uint32_t>(minimum(-0.0f, 0.0f)) == 0);
    CHECK(std::bit_cast<std::uint32_t>(minimum(0.0f, -0.0f)) == 0x80000000u);
}

TEST_CASE_TEMPLATE("larger gives b where a is not greater, also beside NaN", Arch, INSTRUCTION_SETS) {
    const auto larger = [](float a, float b) {
        return values_of<Arch>(Arch::larger(Arch::broadcast(a), Arch::broadcast(b)))[0];
    };
    CHECK(larger(1.0f, 2.0f) == 2.0f);
    CHECK(larger(2.0f, 1.0f) == 2.0f);
    CHECK(larger(not_a_number, 1.0f) == 1.0f);
    CHECK(std::isnan(larger(1.0f, not_a_number)));
    CHECK(std::bit_cast<std::uint32_t>(larger(-0.0f, 0.0f)) == 0);
    CHECK(std::bit_cast<std::uint32_t>(larger(0.0f, -0.0f)) == 0x80000000u);
}

TEST_CASE_TEMPLATE("select_less takes the first where a < b, and the second beside NaN", Arch, INSTRUCTION_SETS) {
    const auto less = [](float a, float b) {
        return values_of<Arch>(
            Arch::select_less(Arch::broadcast(a), Arch::broadcast(b), Arch::broadcast(1), Arch::broadcast(2)))[0];
    };
    CHECK(less(1.0f, 2.0f) == 1.0f);
    CHECK(less(2.0f, 1.0f) == 2.0f);
    CHECK(less(-0.0f, 0.0f) == 2.0f);
    CHECK(less(not_a_number, 1.0f) == 2.0f);
    CHECK(less(1.0f, not_a_number) == 2.0f);
}

TEST_CASE_TEMPLATE("absolute and copy_sign touch the sign alone", Arch, INSTRUCTION_SETS) {
    const auto absolute = [](float a) { return values_of<Arch>(Arch::absolute(Arch::broadcast(a)))[0]; };
    CHECK(absolute(-1.5f) == 1.5f);
    CHECK(std::bit_cast<std::uint32_t>(absolute(-0.0f)) == 0);
    const auto copy_sign = [](float magnitude, float sign) {
        return values_of<Arch>(Arch::copy_sign(Arch::broadcast(magnitude), Arch::broadcast(sign)))[0];
    };
    CHECK(copy_sign(1.5f, -2.0f) == -1.5f);
    CHECK(copy_sign(-1.5f, 2.0f) == 1.5f);
    CHECK(std::bit_cast<std::uint32_t>(copy_sign(0.0f, -infinity)) == 0x80000000u);
}

TEST_CASE_TEMPLATE("power_of_two reads the number that was rounded", Arch, INSTRUCTION_SETS) {
    for (int n = -127; n <= 127; ++n) {
        const auto v = Arch::power_of_two(Arch::broadcast(static_cast<float>(n) + 12582912.0f));
        for (const float value : values_of<Arch>(v)) CHECK(value == (n == -127 ? 0.0f : std::ldexp(1.0f, n)));
    }
}

TEST_CASE_TEMPLATE("store_first writes the first n values and nothing else", Arch, INSTRUCTION_SETS) {
    for (std::size_t n = 1; n < Arch::lanes; ++n) {
        std::array<float, Arch::lanes> out;
        out.fill(-1.0f);
        Arch::store_first(out.data(), Arch::broadcast(3.0f), n);
        for (std::size_t i = 0; i < Arch::lanes; ++i) CHECK(out[i] == (i < n ? 3.0f : -1.0f));
    }
}

TEST_CASE_TEMPLATE("load_words reads the values that were packed", Arch, INSTRUCTION_SETS) {
    std::array<std::uint64_t, 16> words;
    for (std::uint32_t i = 0; i < 16; ++i)
        words[i] = std::bit_cast<std::uint32_t>(static_cast<float>(2 * i)) |
                   static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(static_cast<float>(2 * i + 1))) << 32;
    for (std::size_t start = 0; start + Arch::lanes <= 32; ++start) {
        const auto read = values_of<Arch>(Arch::load_words(words.data(), start));
        for (std::size_t i = 0; i < Arch::lanes; ++i) CHECK(read[i] == static_cast<float>(start + i));
    }
}

TEST_CASE("the primitives of the scalar instruction set are constant expressions") {
    static_assert(scalar::minimum(1.0f, 2.0f) == 1.0f);
    static_assert(scalar::larger(1.0f, 2.0f) == 2.0f);
    static_assert(scalar::select_less(1.0f, 2.0f, 3.0f, 4.0f) == 3.0f);
    static_assert(scalar::absolute(-1.5f) == 1.5f);
    static_assert(scalar::copy_sign(1.5f, -0.0f) == -1.5f);
    static_assert(scalar::power_of_two(12582912.0f + 3.0f) == 8.0f);
    static_assert(scalar::square_root(2.25f) == 1.5f);
    CHECK(scalar::minimum(1.0f, 2.0f) == 1.0f);
}

TEST_CASE("the square root of constant evaluation is correctly rounded, as the processor's is") {
    const auto check = [](float a) {
        if (same_bits(zinfer::arch::detail::exact_square_root(a), scalar::square_root(a))) return;
        CAPTURE(a);
        CHECK(zinfer::arch::detail::exact_square_root(a) == scalar::square_root(a));
    };
    for (const float a : {0.0f, 1e-45f, 1.1754944e-38f, 1.0f, 2.0f, 3e38f, infinity, not_a_number}) check(a);
    std::mt19937 random(2);
    for (int i = 0; i < 200'000; ++i) check(std::bit_cast<float>(static_cast<std::uint32_t>(random()) & 0x7fffffffu));
}

TEST_CASE("the fma of constant evaluation rounds once, as the processor's does") {
    static_assert(zinfer::arch::detail::exact_fma(2.0f, 3.0f, 4.0f) == 10.0f);
    // (1 + 2^-23)(1 - 2^-23) - 1 = -2^-46: two roundings would give 0.
    static_assert(zinfer::arch::detail::exact_fma(0x1.000002p0f, 0x1.fffffcp-1f, -1.0f) == -0x1p-46f);
    CHECK(scalar::fma(0x1.000002p0f, 0x1.fffffcp-1f, -1.0f) == -0x1p-46f);

    std::mt19937 random(1);
    for (int i = 0; i < 200'000; ++i) {
        const auto a = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
        const auto b = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
        auto c = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
        if (i % 2 == 0) c = -(a * b) * (1.0f + static_cast<float>(i % 7) * 0x1p-22f);  // near cancellation
        if (!same_bits(zinfer::arch::detail::exact_fma(a, b, c), __builtin_fmaf(a, b, c))) {
            CAPTURE(a);
            CAPTURE(b);
            CAPTURE(c);
            CHECK(zinfer::arch::detail::exact_fma(a, b, c) == __builtin_fmaf(a, b, c));
        }
    }
}
