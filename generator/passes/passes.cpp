// SPDX-License-Identifier: Apache-2.0
#include "generator/passes/passes.hpp"

namespace zgen {

void optimize(graph& g) {
    merge_layout(g);
    remove_identity(g);
    absorb_layout(g);
    simplify_activations(g);
    shorten_affine(g);
    fold_affine(g);
    fold_padding(g);
    remove_identity(g);
    renumber(g);
}

}  // namespace zgen
