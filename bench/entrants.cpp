// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <utility>

#include "bench/chunks.hpp"
#include "bench/contender.hpp"
#include "bench/peers/onnxruntime.hpp"
#include "bench/peers/plain_loops.hpp"
#include "bench/zinfer_engine.hpp"
#if defined(ZINFER_BENCH_ONEDNN)
#include "bench/peers/onednn.hpp"
#endif
#if defined(ZINFER_BENCH_EIGEN)
#include "bench/peers/eigen.hpp"
#endif
#if defined(ZINFER_BENCH_OPENBLAS)
#include "bench/peers/openblas.hpp"
#endif
#if defined(ZINFER_BENCH_XNNPACK)
#include "bench/peers/xnnpack.hpp"
#endif
#if defined(ZINFER_BENCH_LIBTORCH)
#include "bench/peers/libtorch.hpp"
#endif

namespace bench {

namespace {

using filter = std::function<bool(std::string_view)>;
using maker = decltype(entrant::make);

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

/// The chunks below were measured to be faster than smaller ones, larger ones or whole batches.
maker in_chunks_of(std::size_t chunk, const model& m, maker make) {
    return [=, &m, make = std::move(make)](std::size_t batch) { return in_chunks(m, batch, chunk, make); };
}

/// `append`, which loads a library; says so where that fails.
template <class Append>
void unless_missing(const char* library, Append&& append) {
    try {
        append();
    } catch (const std::exception& e) {
        fmt::print(stderr, "{} is left out: {}\n", library, e.what());
    }
}

void append_onnxruntime(std::vector<entrant>& all, const problem& p, const limit_loops* limits, const filter& wanted) {
    if (!wanted("onnxruntime-1d") && !wanted("onnxruntime-2d")) return;
    unless_missing("ONNX Runtime", [&] {
        const onnxruntime library(ZINFER_BENCH_ONNXRUNTIME);
        const auto append = [&](const char* name, const std::string& file, bool two_axes) {
            all.push_back({.name = name,
                           .make =
                               [=, &p, &file](std::size_t batch) {
                                   return library.make(file, two_axes, batch, p.model.input_size(),
                                                       p.model.output_size());
                               },
                           .limits = limits});
        };
        append("onnxruntime-1d", p.onnx_1d, false);
        append("onnxruntime-2d", p.onnx_2d, true);
    });
}

#if defined(ZINFER_BENCH_OPENBLAS)
void append_openblas(std::vector<entrant>& all, const model& m, const limit_loops* limits, const filter& wanted) {
    if (!wanted("openblas")) return;
    unless_missing("OpenBLAS", [&] {
        load_openblas();
        all.push_back({"openblas", in_chunks_of(16, m, [&m](std::size_t n) { return make_openblas(m, n); }), limits});
    });
}
#endif

#if defined(ZINFER_BENCH_LIBTORCH)
void append_libtorch(std::vector<entrant>& all, const model& m, const limit_loops* limits, const filter& wanted) {
    if (!wanted("libtorch")) return;
    unless_missing("LibTorch", [&] {
        const libtorch library(ZINFER_BENCH_LIBTORCH);
        all.push_back({"libtorch", in_chunks_of(16, m, [=, &m](std::size_t n) { return library.make(m, n); }), limits});
    });
}
#endif

}  // namespace

std::vector<entrant> entrants(const problem& p, const std::vector<instruction_set>& sets, const filter& wanted) {
    const model& m = p.model;
    const limit_loops* widest = sets.back().limits;
    std::vector<entrant> all;
    append_zinfer(all, m, sets, "zinfer-direct-", &instruction_set::direct);
    append_zinfer(all, m, sets, "zinfer-", &instruction_set::automatic);
#if defined(ZINFER_BENCH_ONEDNN)
    all.push_back({"onednn", in_chunks_of(16, m, [&m](std::size_t n) { return make_onednn(m, n); }), widest});
#endif
    append_onnxruntime(all, p, widest, wanted);
#if defined(ZINFER_BENCH_EIGEN)
    all.push_back({"eigen", in_chunks_of(16, m, [&m](std::size_t n) { return make_eigen(m, n); }), widest});
#endif
#if defined(ZINFER_BENCH_OPENBLAS)
    append_openblas(all, m, widest, wanted);
#endif
#if defined(ZINFER_BENCH_XNNPACK)
    all.push_back({"xnnpack", in_chunks_of(4, m, [&m](std::size_t n) { return make_xnnpack(m, n); }), widest});
#endif
#if defined(ZINFER_BENCH_LIBTORCH)
    append_libtorch(all, m, widest, wanted);
#endif
    all.push_back({"plain-loops", [&m](std::size_t) { return make_plain_loops(m); }, widest, false});
    std::erase_if(all, [&](const entrant& e) { return !wanted(e.name); });
    return all;
}

}  // namespace bench
