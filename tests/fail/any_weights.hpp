// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "zinfer/zinfer.hpp"

/// Weights of the right size for a convolution; their values are never asked for.
template <zinfer::conv1d_config Config>
struct any_weights {
    static constexpr std::size_t words_count = zinfer::word_count(zinfer::conv1d_packing{Config}.floats());
    static constexpr std::uint32_t crc32 = 0;
    static const std::uint64_t* data() noexcept;
};
