// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <utility>

namespace zinfer::kernels {

/// body<0>(), body<1>(), ..., body<Count - 1>(): a loop whose counter is a constant.
template <std::size_t Count, class Body>
[[gnu::always_inline]] constexpr void unrolled(Body body) noexcept {
    [&]<std::size_t... I>(std::index_sequence<I...>) noexcept {
        (body.template operator()<I>(), ...);
    }
    (std::make_index_sequence<Count>{});
}

}  // namespace zinfer::kernels
