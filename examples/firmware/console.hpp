// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Writes zero-terminated text to wherever this machine shows text: semihosting on the target, stdout on the host.
void write(const char* text) noexcept;
