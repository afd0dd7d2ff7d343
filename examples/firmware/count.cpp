// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <charconv>
#include <cstdint>

#include "console.hpp"
#include "redshift.hpp"
#include "spectrum.hpp"

namespace {

constinit redshift::network::workspace workspace{};

/// The core's timer, SysTick: counts down, 24 bits, at the core's clock.
/// Source   Armv7-M Architecture Reference Manual, B3.3
struct timer {
    std::uint32_t control, reload, value;
};

volatile timer& systick() noexcept {
    return *reinterpret_cast<volatile timer*>(0xE000E010);
}

constexpr std::uint32_t full = 0xFFFFFF;
constexpr std::uint32_t nanoseconds_a_tick = 40;  // 25 MHz on the mps2-an500

}  // namespace

/// Prints the instructions of one prediction, to 40, on an emulator whose clock advances a nanosecond an instruction.
/// More than 671 million would not fit the timer.
int main() {
    systick().reload = full;
    systick().value = 0;
    systick().control = 5;  // on, at the core's clock, without an interrupt
    std::array<float, 1> z{};
    const std::uint32_t begin = systick().value;
    const zinfer::status status = redshift::predict(spectrum, z, workspace);
    const std::uint32_t end = systick().value;

    std::array<char, 12> text{};
    std::to_chars(text.data(), text.data() + text.size(), ((begin - end) & full) * nanoseconds_a_tick);
    write("prediction ");
    write(text.data());
    write(" instructions\n");
    return status == zinfer::status::ok ? 0 : 1;
}
