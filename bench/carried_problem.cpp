// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <type_traits>

#include "bench/problem.hpp"
#include "bench/problem_format.hpp"

// The file's bytes, between two names. They are global: of local ones, the linker for AArch64 makes one.
asm(".pushsection .rodata\n"
    ".globl zinfer_bench_problem_begin, zinfer_bench_problem_end\n"
    ".balign 64\n"
    "zinfer_bench_problem_begin:\n"
    ".incbin \"" ZINFER_BENCH_PROBLEM
    "\"\n"
    "zinfer_bench_problem_end:\n"
    ".popsection\n");

extern const char problem_begin[] asm("zinfer_bench_problem_begin");
extern const char problem_end[] asm("zinfer_bench_problem_end");

namespace bench {

namespace {

class reader {
 public:
    reader(const char* begin, const char* end) : next_(begin), end_(end) {}

    template <class T>
    requires std::is_trivially_copyable_v<T>
    void operator()(T& value) { std::memcpy(&value, take(sizeof value), sizeof value); }
    template <class Container>
    requires(!std::is_trivially_copyable_v<Container>) void operator()(Container& values) {
        values.resize(size());
        const std::size_t bytes = values.size() * sizeof(typename Container::value_type);
        std::memcpy(values.data(), take(bytes), bytes);
    }
    std::size_t size() {
        std::uint64_t n = 0;
        (*this)(n);
        return static_cast<std::size_t>(n);
    }

 private:
    const char* take(std::size_t bytes) {
        if (static_cast<std::size_t>(end_ - next_) < bytes)
            throw std::runtime_error("the program carries a broken description of the network: build it anew");
        const char* taken = next_;
        next_ += bytes;
        return taken;
    }

    const char* next_;
    const char* end_;
};

template <std::size_t I = 0>
auto alternative(std::size_t index) -> decltype(stage::op) {
    if constexpr (I + 1 < std::variant_size_v<decltype(stage::op)>)
        if (index != I) return alternative<I + 1>(index);
    return decltype(stage::op){std::in_place_index<I>};
}

problem read() {
    problem p;
    reader r(problem_begin, problem_end);
    visit_fields(r, p);
    p.model.stages.resize(r.size());
    for (stage& s : p.model.stages) {
        visit_fields(r, s);
        s.op = alternative(r.size());
        std::visit([&](auto& op) { visit_fields(r, op); }, s.op);
    }
    return p;
}

}  // namespace

const problem& carried_problem() {
    static const problem p = read();
    return p;
}

}  // namespace bench
