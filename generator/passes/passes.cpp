// SPDX-License-Identifier: Apache-2.0
#include "passes/passes.hpp"

namespace zgen {

void optimize(graph& g) {
    remove_identity(g);
    absorb_layout(g);
    shorten_affine(g);
    fold_affine(g);
    remove_identity(g);
    renumber(g);
}

}  // namespace zgen
