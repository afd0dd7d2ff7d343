# SPDX-License-Identifier: Apache-2.0
# Sets x86_64_levels to those of x86-64-v3 and x86-64-v4 that the machine running the tests has; a skipped test stands for
# each of the others.
include(CheckCXXSourceRuns)

set(x86_64_levels)
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
    check_cxx_source_runs(
        "int main() { return __builtin_cpu_supports(\"avx2\") && __builtin_cpu_supports(\"fma\") ? 0 : 1; }"
        ZINFER_RUNS_X86_64_V3)
    check_cxx_source_runs(
        "int main() { return __builtin_cpu_supports(\"avx512bw\") && __builtin_cpu_supports(\"avx512vl\") ? 0 : 1; }"
        ZINFER_RUNS_X86_64_V4)
    foreach(pair "v3 AVX2" "v4 AVX-512")
        separate_arguments(pair)
        list(POP_FRONT pair version instructions)
        string(TOUPPER ${version} upper)
        if(ZINFER_RUNS_X86_64_${upper})
            list(APPEND x86_64_levels x86-64-${version})
        else()
            add_test(NAME "x86-64-${version}" COMMAND ${CMAKE_COMMAND} -E echo
                                                      "SKIPPED: this processor has no ${instructions}")
            set_tests_properties("x86-64-${version}" PROPERTIES SKIP_REGULAR_EXPRESSION SKIPPED)
        endif()
    endforeach()
endif()
