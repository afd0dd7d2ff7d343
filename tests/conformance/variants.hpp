// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "tests/conformance/variant.hpp"

// Every model under shared test data, for every instruction set of the architecture. With ZINFER_TEST_EACH_NETWORK_ONCE
// no two models are of the same shapes: redshift_full has those of redshift_keras.
#ifdef ZINFER_TEST_EACH_NETWORK_ONCE
#define ZINFER_FOR_EACH_MODEL(apply, suffix) apply(redshift_keras##suffix) apply(redshift_reference##suffix)
#else
#define ZINFER_FOR_EACH_MODEL(apply, suffix) \
    apply(redshift_keras##suffix) apply(redshift_full##suffix) apply(redshift_reference##suffix)
#endif

#define ZINFER_DECLARE(table) extern const conformance::variant table;
#define ZINFER_LIST(table) &table,

#if defined(__x86_64__)
ZINFER_FOR_EACH_MODEL(ZINFER_DECLARE, _scalar_fma)
ZINFER_FOR_EACH_MODEL(ZINFER_DECLARE, _x86_64_v3)
ZINFER_FOR_EACH_MODEL(ZINFER_DECLARE, _x86_64_v4)
#else
ZINFER_FOR_EACH_MODEL(ZINFER_DECLARE, _native)
#endif

namespace conformance {

/// The variants that this processor can run.
inline std::vector<const variant*> variants() {
#if defined(__x86_64__)
    std::vector<const variant*> all;
    const auto add = [&all](std::initializer_list<const variant*> more) { all.insert(all.end(), more); };
    if (__builtin_cpu_supports("fma")) add({ZINFER_FOR_EACH_MODEL(ZINFER_LIST, _scalar_fma)});
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        add({ZINFER_FOR_EACH_MODEL(ZINFER_LIST, _x86_64_v3)});
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
        add({ZINFER_FOR_EACH_MODEL(ZINFER_LIST, _x86_64_v4)});
    return all;
#else
    return {ZINFER_FOR_EACH_MODEL(ZINFER_LIST, _native)};
#endif
}

}  // namespace conformance
