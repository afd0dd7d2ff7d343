// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "generator/bake/convolution/processor.hpp"
#include "generator/graph/graph.hpp"

/// Which algorithm computes each convolution: direct, or minimal filtering F(m, r). One choice for all processors, so
/// that one header gives the same bits on all of them.
namespace zgen {

/// What the user asks for.
enum class convolution_mode : unsigned char {
    automatic,  ///< minimal filtering where it is faster
    direct,
    fast,  ///< minimal filtering wherever there is one
};

/// How one layer is computed, and why.
struct convolution_choice {
    std::size_t layer = 0;  ///< index in the graph
    std::size_t tile = 0;   ///< m, a multiple of pool; 0: direct
    std::size_t pool = 1;   ///< window of the pooling that is fused into it
    std::string reason;
    double bound = 0;         ///< error_bound of the choice
    double direct_bound = 0;  ///< and of direct convolution
};

/// Chooses for each convolution of the graph by the cost model, and sets its config.tile.
std::vector<convolution_choice> choose_convolutions(graph& g, convolution_mode mode,
                                                    const std::vector<processor>& processors);

/// Takes a more accurate algorithm for the layer whose bound is the largest: a smaller m, or direct.
///
/// Errors   none; false where every layer is direct already
bool choose_more_accurate(graph& g, std::vector<convolution_choice>& choices);

/// "F(6,5)", or "direct".
std::string name_of(const convolution_choice& choice, const graph& g);

/// "conv1d direct, conv1d_1 F(6,5)".
std::string names_of(const std::vector<convolution_choice>& choices, const graph& g);

}  // namespace zgen
