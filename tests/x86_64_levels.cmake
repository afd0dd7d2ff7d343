# SPDX-License-Identifier: Apache-2.0
# Sets x86_64_levels to those of x86-64-v3 and x86-64-v4 that the machine running the tests has.
include(CheckCXXSourceRuns)

set(x86_64_levels)
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
    check_cxx_source_runs(
        "int main() { return __builtin_cpu_supports(\"avx2\") && __builtin_cpu_supports(\"fma\") ? 0 : 1; }"
        ZINFER_RUNS_X86_64_V3)
    check_cxx_source_runs(
        "int main() { return __builtin_cpu_supports(\"avx512bw\") && __builtin_cpu_supports(\"avx512vl\") ? 0 : 1; }"
        ZINFER_RUNS_X86_64_V4)
    if(ZINFER_RUNS_X86_64_V3)
        list(APPEND x86_64_levels x86-64-v3)
    endif()
    if(ZINFER_RUNS_X86_64_V4)
        list(APPEND x86_64_levels x86-64-v4)
    endif()
endif()
