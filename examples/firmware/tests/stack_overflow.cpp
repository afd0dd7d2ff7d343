// SPDX-License-Identifier: Apache-2.0
#include <array>

namespace {

/// Touches 512 bytes of stack a level.
[[gnu::noinline]] int descend(int levels) {
    std::array<char, 512> frame{};
    asm volatile("" : : "r"(frame.data()) : "memory");
    return levels == 0 ? frame[0] : descend(levels - 1) + frame[0];
}

}  // namespace

int main() {
    return descend(100);
}
