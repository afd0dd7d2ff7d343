// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zinfer {

/// Where a generated header came from, and how close its float32 arithmetic is to float64 on the self-test's inputs.
/// All texts are null-terminated and live in read-only storage.
struct provenance {
    const char* source;   ///< base name of the model file
    const char* sha256;   ///< SHA-256 of the model file, 64 hexadecimal digits
    const char* version;  ///< zgen's version
    const char* options;  ///< normalized bake options
    float largest_error;  ///< largest |float32 - float64| of an output
    float mean_error;     ///< mean |float32 - float64| of the outputs
};

}  // namespace zinfer
