// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>

#include "contender.hpp"
#include "peers/onnxruntime.hpp"
#include "peers/plain_loops.hpp"
#include "zinfer_engine.hpp"
#if defined(ZINFER_BENCH_ONEDNN)
#include "peers/onednn.hpp"
#endif
#if defined(ZINFER_BENCH_EIGEN)
#include "peers/eigen.hpp"
#endif
#if defined(ZINFER_BENCH_OPENBLAS)
#include "peers/openblas.hpp"
#endif
#if defined(ZINFER_BENCH_XNNPACK)
#include "peers/xnnpack.hpp"
#endif
#if defined(ZINFER_BENCH_LIBTORCH)
#include "peers/libtorch.hpp"
#endif

namespace bench {

namespace {

void append_zinfer(std::vector<entrant>& all, const model& m, const std::vector<instruction_set>& sets,
                   const std::string& prefix, const zinfer_variant* instruction_set::*variant) {
    const std::string first = prefix + (sets.front().*variant)->name;
    for (const instruction_set& set : sets) {
        const zinfer_variant& z = *(set.*variant);
        if (z.stage_count != m.stages.size() || z.input_size != m.input_size() || z.output_size != m.output_size())
            throw std::runtime_error("the baked header is of another network than the benchmark's: build it anew");
        all.push_back({.name = prefix + z.name,
                       .make = [&z](std::size_t batch) { return make_zinfer(z, batch); },
                       .limits = set.limits,
                       .same_bits_as = first});
    }
}

void append_onnxruntime(std::vector<entrant>& all, const problem& p, const limit_loops* limits) {
    try {
        const onnxruntime library(ZINFER_BENCH_ONNXRUNTIME);
        for (const bool two_axes : {false, true})
            all.push_back({.name = two_axes ? "onnxruntime-2d" : "onnxruntime-1d",
                           .make =
                               [=, &p](std::size_t batch) {
                                   return library.make(two_axes ? p.onnx_2d : p.onnx_1d, two_axes, batch,
                                                       p.model.input_size(), p.model.output_size());
                               },
                           .limits = limits});
    } catch (const std::exception& e) {
        fmt::print(stderr, "ONNX Runtime is left out: {}\n", e.what());
    }
}

}  // namespace

std::vector<entrant> entrants(const problem& p, const std::vector<instruction_set>& sets) {
    const model& m = p.model;
    const limit_loops* widest = sets.back().limits;
    std::vector<entrant> all;
    append_zinfer(all, m, sets, "zinfer-direct-", &instruction_set::direct);
    append_zinfer(all, m, sets, "zinfer-", &instruction_set::automatic);
#if defined(ZINFER_BENCH_ONEDNN)
    all.push_back({"onednn", [&m](std::size_t batch) { return make_onednn(m, batch); }, widest});
#endif
    append_onnxruntime(all, p, widest);
#if defined(ZINFER_BENCH_EIGEN)
    all.push_back({"eigen", [&m](std::size_t batch) { return make_eigen(m, batch); }, widest});
#endif
#if defined(ZINFER_BENCH_OPENBLAS)
    all.push_back({"openblas", [&m](std::size_t batch) { return make_openblas(m, batch); }, widest});
#endif
#if defined(ZINFER_BENCH_XNNPACK)
    all.push_back({"xnnpack", [&m](std::size_t batch) { return make_xnnpack(m, batch); }, widest});
#endif
#if defined(ZINFER_BENCH_LIBTORCH)
    append_libtorch(all, m, widest);
#endif
    all.push_back({"plain-loops", [&m](std::size_t) { return make_plain_loops(m); }, widest, false});
    return all;
}

}  // namespace bench
