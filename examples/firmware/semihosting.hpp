// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

/// Arm semihosting: the debugger or emulator that holds the core does what the image asks for.
/// Source   Arm, "Semihosting for AArch32 and AArch64", operation numbers and blocks
/// Note     without a debugger the breakpoint is a hard fault: a shipped image replaces these two functions
namespace semihosting {

inline void call(std::uint32_t operation, const void* argument) noexcept {
    register std::uint32_t r0 asm("r0") = operation;
    register const void* r1 asm("r1") = argument;
    asm volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
}

/// Zero-terminated text to the host's console (SYS_WRITE0).
inline void write(const char* text) noexcept {
    call(0x04, text);
}

/// Ends the emulator with this exit code (SYS_EXIT_EXTENDED, reason ADP_Stopped_ApplicationExit).
[[noreturn]] inline void exit(std::uint32_t code) noexcept {
    const std::array<std::uint32_t, 2> reason_and_code{0x20026, code};
    for (;;) call(0x20, reason_and_code.data());
}

}  // namespace semihosting
