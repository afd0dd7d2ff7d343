// SPDX-License-Identifier: Apache-2.0
#include "generator/metadata/guard.hpp"

#include "generator/graph/descriptors.hpp"

namespace zgen {

zinfer::input_guard effective_guard(const graph& g, const model_metadata& metadata,
                                    std::optional<zinfer::input_guard> asked) {
    if (zinfer::needs_varied_input(describe(g))) return zinfer::input_guard::flat;
    return asked.value_or(metadata.guard.value_or(zinfer::input_guard::finite));
}

const char* name_of(zinfer::input_guard guard) {
    return guard == zinfer::input_guard::flat ? "flat" : "finite";
}

}  // namespace zgen
