// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

/// Compile errors as user interface: each requirement is a type whose name, in the compiler's "in instantiation of"
/// line, carries the layer, what it got and what it needs. Layer is the layer's position in the network, from 0.
namespace zinfer::require {

template <std::size_t Layer, class Type, std::size_t Got, std::size_t Needs>
struct channels {
    static_assert(Got == Needs,
                  "zinfer: this layer's weights were made for another number of input channels: "
                  "Got is what the layer before gives, Needs is what the weights need");
    static constexpr bool met = true;
};

template <std::size_t Layer, class Type, std::size_t Got, std::size_t Needs>
struct weight_words {
    static_assert(Got == Needs,
                  "zinfer: this layer's weight array has the wrong size for its configuration: "
                  "Got is the words it has, Needs is the words that the configuration needs");
    static constexpr bool met = true;
};

template <std::size_t Layer, class Type, std::size_t GotLength, std::size_t NeedsLength>
struct window {
    static_assert(GotLength >= NeedsLength,
                  "zinfer: this layer's window is longer than its padded input: "
                  "GotLength positions are there, NeedsLength are needed");
    static constexpr bool met = true;
};

template <std::size_t Layer, class Type, std::size_t GotLength>
struct flat_input {
    static_assert(GotLength == 1, "zinfer: dense needs a flat input: put zinfer::flatten<> before it");
    static constexpr bool met = true;
};

template <std::size_t Layer, class Type, std::size_t Got, std::size_t Channels, std::size_t Features>
struct channels_or_features {
    static_assert(Got == Channels || Got == Features,
                  "zinfer: this layer's values fit neither the channels nor the features of its input: "
                  "Got is the values it has, Channels and Features are those of the input");
    static constexpr bool met = true;
};

template <std::size_t Layer, class Type, std::size_t Groups, std::size_t Channels, std::size_t Filters>
struct groups {
    static_assert(Groups > 0 && Channels % Groups == 0 && Filters % Groups == 0,
                  "zinfer: groups must divide both the channels and the filters of this convolution");
    static constexpr bool met = true;
};

template <std::size_t Layer, class Type, bool Valid>
struct configuration {
    static_assert(Valid,
                  "zinfer: this layer's configuration is invalid: sizes, strides and dilations are at least 1, "
                  "a pooling window never lies on padding alone, and a tile of minimal filtering is 2, 4, 6 or 8, for "
                  "kernel sizes 2 to 7 without stride, dilation and groups");
    static constexpr bool met = true;
};

template <std::size_t Layer, class Type, std::size_t Value, std::size_t Values>
struct earlier_value {
    static_assert(
        Value <= Values,
        "zinfer: this layer reads a value that is not computed before it: Value is the one that it reads, "
        "Values is the number of the last one before it; 0 is the network's input, i + 1 the output of layer i");
    static constexpr bool met = true;
};

template <std::size_t Layer, class Type, std::size_t GotLength, std::size_t GotChannels, std::size_t NeedsLength,
          std::size_t NeedsChannels>
struct same_shape {
    static_assert(GotLength == NeedsLength && GotChannels == NeedsChannels,
                  "zinfer: a sum needs two values of the same shape: Got is that of the layer before it, Needs that of "
                  "the earlier value");
    static constexpr bool met = true;
};

template <std::size_t Layer, class Type, bool Valid>
struct parameters {
    static_assert(Valid,
                  "zinfer: this activation's parameters are invalid: alpha and beta are finite numbers, but for a "
                  "clip's bounds, which may be infinite, and celu's alpha is positive");
    static constexpr bool met = true;
};

template <std::size_t Layer, class Type, std::size_t GotLength, std::size_t Begin, std::size_t End>
struct reflection {
    static_assert(Begin < GotLength && End < GotLength,
                  "zinfer: this layer reflects more positions than its input has: GotLength positions are there, Begin "
                  "and End must be less");
    static constexpr bool met = true;
};

template <std::size_t Layer, class Type, std::size_t Got, std::size_t Needs>
struct same_size {
    static_assert(Got == Needs,
                  "zinfer: this layer gives its input another shape of another size: Got is the values of the input, "
                  "Needs is those of the shape");
    static constexpr bool met = true;
};

template <std::size_t Layer, class Type, bool Valid>
struct permutation {
    static_assert(Valid, "zinfer: the digits of this layer do not take each value of its input once");
    static constexpr bool met = true;
};

}  // namespace zinfer::require
