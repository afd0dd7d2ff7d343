// SPDX-License-Identifier: Apache-2.0
#include "bench/instruction_set.hpp"

namespace bench {

#if defined(__x86_64__)

namespace {

/// The vector instructions of x86-64-v3 and -v4; processors that have them have the rest.
bool has_v3() {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
}
bool has_v4() {
    return has_v3() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl");
}

}  // namespace

std::vector<instruction_set> instruction_sets() {
    std::vector<instruction_set> sets;
    if (has_v3())
        sets.push_back({&zinfer_variants::direct::avx2, &zinfer_variants::automatic::avx2, &limit_variants::avx2});
    if (has_v4())
        sets.push_back(
            {&zinfer_variants::direct::avx512, &zinfer_variants::automatic::avx512, &limit_variants::avx512});
    return sets;
}

#else

std::vector<instruction_set> instruction_sets() {
    return {{&zinfer_variants::direct::neon, &zinfer_variants::automatic::neon, &limit_variants::neon}};
}

#endif

}  // namespace bench
