// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <span>

#include ZINFER_BENCH_HEADER
#include "bench/variants/variants.hpp"

namespace bench {

namespace {

using network = ZINFER_BENCH_NAME::network;

/// Made-up inputs may well be unlike those that the model was trained on.
bool has_value(zinfer::status status) noexcept {
    return status <= zinfer::status::output_out_of_range;
}

bool predict(const float* in, float* out, void (*stage_done)(void*) noexcept, void* context) noexcept {
    static network::workspace workspace;
    const std::span<const float, network::input_size> input{in, network::input_size};
    const std::span<float, network::output_size> output{out, network::output_size};
    if (stage_done == nullptr) return has_value(network::predict(input, output, workspace));
    const auto observe = [=](std::size_t, std::size_t, std::span<const float>) { stage_done(context); };
    return has_value(network::predict(input, output, workspace, observe));
}

bool predict_batch(const float* in, float* out, std::size_t batch) noexcept {
    static network::batch_workspace workspace;
    static zinfer::status statuses[largest_batch];
    const std::span<zinfer::status> used{statuses, batch};
    network::predict_batch({in, batch * network::input_size}, {out, batch * network::output_size}, used, workspace);
    return std::all_of(used.begin(), used.end(), has_value);
}

}  // namespace

const zinfer_variant zinfer_variants::ZINFER_BENCH_CONVOLUTION::ZINFER_ARCH{
    network::arch::name, network::input_size, network::output_size, network::stage_count, predict, predict_batch};

}  // namespace bench
