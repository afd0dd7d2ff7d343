// SPDX-License-Identifier: Apache-2.0
#include "contender.hpp"

#include <fmt/format.h>

#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>

#include "allocations.hpp"
#include "peers/eigen.hpp"
#include "peers/plain_loops.hpp"
#include "zinfer_engine.hpp"
#if defined(ZINFER_BENCH_ONEDNN)
#include "peers/onednn.hpp"
#endif

namespace bench {

namespace {

constexpr double tolerance = 1e-5;

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

}  // namespace

std::vector<contender> make_contenders(const model& m, const std::vector<instruction_set>& sets) {
    std::vector<contender> contenders;
    for (const instruction_set& set : sets) {
        const zinfer_variant& z = *set.zinfer;
        if (z.stage_count != m.stages.size() || z.input_size != m.input_size() || z.output_size != m.output_size())
            throw std::runtime_error("the baked header is of another network than the model file: bake it anew");
        contenders.push_back({make_zinfer(z), set.limits});
    }
    const limit_loops* widest = sets.back().limits;
#if defined(ZINFER_BENCH_ONEDNN)
    contenders.push_back({make_onednn(m), widest});
#endif
    contenders.push_back({make_eigen(m), widest});
    contenders.push_back({make_plain_loops(m), widest});
    return contenders;
}

void check(std::vector<contender>& contenders, const workload& w) {
    std::vector<float> zinfer;
    for (contender& c : contenders) {
        const std::vector<float> outputs = w.outputs_of(*c.engine);
        c.error = w.error_of(outputs);
        if (!(c.error <= tolerance))
            throw std::runtime_error(
                fmt::format("{}: outputs differ from float64 by {:.2g} of the largest; at most {} "
                            "was expected",
                            c.engine->name(), c.error, tolerance));
        if (c.engine->name().starts_with("zinfer-")) {
            if (!zinfer.empty() && !same_bits(zinfer, outputs))
                throw std::runtime_error(fmt::format("{}: other bits than the build before it", c.engine->name()));
            zinfer = outputs;
        }

        std::vector<float> output(w.output_size());
        const std::size_t before = allocation_count();
        c.engine->predict(w.input(0), output.data(), nullptr);
        c.allocations = allocation_count() - before;
    }
}

}  // namespace bench
