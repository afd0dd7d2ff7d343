// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "zinfer/core/status.hpp"

/// A baked model compiled for one instruction set: what variant.cpp gives for the macros it is compiled with. One
/// program holds several, each compiled with flags of its own.
namespace conformance {

struct variant {
    const char* model;
    const char* arch;
    std::size_t input_size;
    void (*predict)(const float* inputs, std::size_t count, float* outputs, zinfer::status* statuses);
    void (*predict_batch)(const float* inputs, std::size_t count, float* outputs, zinfer::status* statuses);
    float (*value)(const float* input);  ///< the one-argument form
    bool (*self_test)();
    bool (*verify)();
};

}  // namespace conformance
