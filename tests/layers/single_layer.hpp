// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <array>

#include "zinfer/network/network.hpp"

/// A network of one layer, and its output on one input, by constant evaluation or at run time.
namespace single_layer {

template <class Layer, zinfer::shape In>
using network = zinfer::network<zinfer::target<>, zinfer::input<In>, Layer>;

template <class Layer, zinfer::shape In>
constexpr auto outputs(const std::array<float, In.size()>& in) {
    typename network<Layer, In>::workspace memory{};
    std::array<float, network<Layer, In>::output_size> out{};
    network<Layer, In>::predict(in, out, memory);
    return out;
}

}  // namespace single_layer
