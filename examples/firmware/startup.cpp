// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstdint>

#include "console.hpp"
#include "semihosting.hpp"

void write(const char* text) noexcept {
    semihosting::write(text);
}

/// From reset to main() and from main() to the emulator's exit code.
extern "C" {

// Set by the linker script.
extern std::uint32_t stack_top[];
extern const std::uint32_t data_load[];
extern std::uint32_t data_begin[], data_end[], bss_begin[], bss_end[];

/// Copies initialized data from flash and clears the rest.
void initialize_memory() noexcept {
    std::copy_n(data_load, data_end - data_begin, data_begin);
    std::fill(bss_begin, bss_end, 0U);
}

[[noreturn]] void leave(int code) noexcept {
    semihosting::exit(static_cast<std::uint32_t>(code));
}

/// Exit code 64 + exception number: 67 is a hard fault, which takes in bus, usage and memory faults.
[[noreturn]] void report_fault() noexcept {
    std::uint32_t exception = 0;
    asm volatile("mrs %0, ipsr" : "=r"(exception));
    write("fault\n");
    semihosting::exit(64 + exception);
}

/// In assembly because the floating-point unit is off after reset and compiled code may use it anywhere.
[[gnu::naked, noreturn]] void reset() noexcept {
    asm volatile(R"(
        ldr r0, =0xE000ED88     @ CPACR: full access to coprocessors 10 and 11
        ldr r1, [r0]
        orr r1, r1, #(0xF << 20)
        str r1, [r0]
        dsb
        isb
        bl  initialize_memory
        bl  main
        bl  leave
    )");
}

/// Takes the stack afresh: the fault may be its overflow.
[[gnu::naked, noreturn]] void fault() noexcept {
    asm volatile(R"(
        ldr sp, =stack_top
        b   report_fault
    )");
}
}

namespace {

struct vector_table {
    const void* stack;
    std::array<void (*)() noexcept, 15> exceptions;  // numbers 1 to 15; no interrupt is enabled
};

[[gnu::section(".vectors"), gnu::used]] constexpr vector_table vectors{
    stack_top,
    {reset, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault},
};

}  // namespace
