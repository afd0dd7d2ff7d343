// SPDX-License-Identifier: Apache-2.0
// Compiled once for each x86-64 level, with LEVEL its name: what a program that holds several of them links.
#define ZINFER_NO_SPEED_NOTES
#include "baked_assortment.hpp"

namespace {

template <class Network>
void run(const float* in, float* out, typename Network::workspace& memory) {
    Network::predict(std::span<const float, Network::input_size>(in, Network::input_size),
                     std::span<float, Network::output_size>(out, Network::output_size), memory);
}

}  // namespace

void LEVEL(const float* in, float* out);
void LEVEL(const float* in, float* out) {
#define RUN_BAKED(name, index)                     \
    {                                              \
        static name::network::workspace workspace; \
        run<name::network>(in, out, workspace);    \
    }
    FOR_EACH_BAKED(RUN_BAKED)
    const zinfer::interval found = carrying::predict_carrying_interval(in);
    out[0] = found.upper - found.lower;
}
