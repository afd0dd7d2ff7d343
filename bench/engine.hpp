// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/stage_clock.hpp"

namespace bench {

/// One way to run the network on a batch of inputs, made ready: weights in the order it likes, buffers allocated.
///
/// Shapes   in (batch, the model's input), out (batch, the model's output), both in memory order; the batch is the one
///          that the engine was made for
/// Threads  one
class engine {
 public:
    virtual ~engine() = default;

    /// Whether it runs stage after stage, so that a clock sees each.
    virtual bool has_stages() const = 0;

    /// One batch. Where there is a clock it has been started, and sees a lap after each of the model's stages.
    virtual void predict(const float* in, float* out, stage_clock* clock) = 0;
};

}  // namespace bench
