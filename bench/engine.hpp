// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "stage_clock.hpp"

namespace bench {

/// One way to run the network, made ready: weights in the order it likes, buffers allocated.
///
/// Shapes   as the model's, both in memory order
/// Threads  one
class engine {
 public:
    virtual ~engine() = default;

    /// As it stands in benchmark names: "zinfer-avx512", "onednn".
    virtual std::string_view name() const = 0;

    /// One inference. Where there is a clock it has been started, and sees a lap after each of the model's stages.
    virtual void predict(const float* in, float* out, stage_clock* clock) = 0;
};

}  // namespace bench
