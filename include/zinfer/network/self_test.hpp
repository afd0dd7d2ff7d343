// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "zinfer/core/digest.hpp"

namespace zinfer {

/// A stored inference: an input, the bits of the expected outputs, and for each stage the CRC-32 of its activations.
template <class Network>
struct test_vector {
    float input[Network::input_size];
    std::uint32_t output[Network::output_size];
    std::uint32_t digests[Network::stage_count];
};

/// How a self-test ended.
enum class self_test_result : unsigned char {
    passed,
    weights_corrupt,  ///< a weight array differs from its CRC-32
    layer_differs,    ///< the weights are intact, but a layer computes something else: processor, memory or compiler
};

/// What a self-test found.
struct self_test_report {
    self_test_result result = self_test_result::passed;
    bool exact = true;            ///< bits were compared; otherwise outputs within the stored tolerance
    std::size_t vector = 0;       ///< index of the failing test vector
    const char* layer = nullptr;  ///< the first damaged or differing layer; null when all is well

    constexpr bool passed() const noexcept { return result == self_test_result::passed; }
};

/// Checks the weights, then runs every test vector and compares each stage's activations and the outputs with what was
/// stored when the network was baked.
///
/// Errors   none; the report names the first layer that differs
/// Memory   `memory`, and output_size floats on the stack; can be called at any time between inferences
/// Note     without a fused multiply-add only the outputs are compared, to within `tolerance`
template <class Network>
inline self_test_report run_self_test(std::span<const test_vector<Network>> vectors,
                                      std::span<const char* const, Network::size()> layer_names, float tolerance,
                                      typename Network::workspace& memory) noexcept {
    constexpr bool exact = Network::arch::fused;
    const std::size_t corrupt = Network::first_corrupt_layer();
    if (corrupt < Network::size()) return {self_test_result::weights_corrupt, exact, 0, layer_names[corrupt]};

    for (std::size_t v = 0; v < vectors.size(); ++v) {
        const test_vector<Network>& expected = vectors[v];
        crc32_digest digests[Network::stage_count];
        const auto observe = [&](std::size_t stage, std::size_t, std::span<const float> values) noexcept {
            if (exact) digests[stage].update(values.data(), values.size());
        };
        float output[Network::output_size] = {};
        Network::predict(expected.input, output, memory, observe);
        std::size_t differing = exact ? 0 : Network::stage_count;
        while (differing < Network::stage_count && digests[differing].value() == expected.digests[differing])
            ++differing;
        for (std::size_t i = 0; i < Network::output_size; ++i) {
            const float stored = std::bit_cast<float>(expected.output[i]);
            const float distance = output[i] < stored ? stored - output[i] : output[i] - stored;
            const bool equal =
                exact ? std::bit_cast<std::uint32_t>(output[i]) == expected.output[i] : distance <= tolerance;
            if (!equal && differing == Network::stage_count) differing = Network::stage_count - 1;
        }
        if (differing < Network::stage_count)
            return {self_test_result::layer_differs, exact, v, layer_names[Network::first_layer(differing)]};
    }
    return {self_test_result::passed, exact, 0, nullptr};
}

}  // namespace zinfer
