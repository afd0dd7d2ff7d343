// SPDX-License-Identifier: Apache-2.0
#include "redshift.hpp"
#include "variants/variants.hpp"

namespace bench {

namespace {

using network = redshift::network;

bool predict(const float* in, float* out, void (*stage_done)(void*) noexcept, void* context) noexcept {
    static network::workspace workspace;
    const std::span<const float, network::input_size> input{in, network::input_size};
    const std::span<float, network::output_size> output{out, network::output_size};
    if (stage_done == nullptr) return network::predict(input, output, workspace) == zinfer::status::ok;
    const auto observe = [=](std::size_t, std::span<const float>) { stage_done(context); };
    return network::predict(input, output, workspace, observe) == zinfer::status::ok;
}

}  // namespace

const zinfer_variant zinfer_variants::ZINFER_ARCH{network::arch::name, network::input_size, network::output_size,
                                                  network::stage_count, predict};

}  // namespace bench
