// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zinfer {

/// Where a generated header came from, and how close its float32 arithmetic is to float64 on zgen's test inputs.
/// All texts are null-terminated and live in read-only storage.
struct provenance {
    const char* source;        ///< base name of the model file
    const char* sha256;        ///< SHA-256 of the model file, 64 hexadecimal digits
    const char* version;       ///< zgen's version
    const char* options;       ///< normalized bake options
    const char* convolutions;  ///< the algorithm of each: "conv1d direct, conv1d_1 F(6,5)"
    const char* units;         ///< of all inputs, as the model says: "e-/s"; "" where it does not
    const char* recipe;        ///< how the model was trained, as it says itself; "" where it does not
    const char* data;          ///< what it was trained on, likewise
    const char* metrics;       ///< how well it did on data held back, likewise
    float largest_error;       ///< largest |float32 - float64| of an output
    float mean_error;          ///< mean |float32 - float64| of the outputs
    float largest_output;      ///< largest |output|
    /// Largest error that rounding can cause in one convolution, whatever its input, as a part of the largest |input|
    /// times the largest sum of a filter's |weights|; of the convolution with the largest. 0 without convolutions.
    float error_bound;
};

}  // namespace zinfer
