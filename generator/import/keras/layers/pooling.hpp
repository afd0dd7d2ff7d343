// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/keras/attributes.hpp"
#include "import/keras/builder.hpp"
#include "import/keras/layers/window.hpp"

namespace zgen::keras {

/// What MaxPooling1D and AveragePooling1D have in common.
struct pooling {
    std::size_t size;
    std::size_t stride;
    padding_mode mode;

    /// Errors   keras::problem for settings that are not supported
    explicit pooling(const attributes& config);

    /// The runtime's configuration on an input of `length` positions. Averages do not count padding.
    zinfer::pool1d_config on(std::size_t length) const;
};

}  // namespace zgen::keras
