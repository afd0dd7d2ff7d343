// SPDX-License-Identifier: Apache-2.0
#include "emit/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

namespace zgen {

zinfer::input_guard effective_guard(const graph& g, zinfer::input_guard asked) {
    const bool normalizes = std::any_of(g.layers.begin(), g.layers.end(),
                                        [](const layer& l) { return std::holds_alternative<normalize>(l.op); });
    return normalizes ? zinfer::input_guard::flat : asked;
}

std::string normalized(const bake_options& options) {
    return fmt::format(
        "--name {} --precision f32 --guard {} --convolution direct --schedule layerwise --self-test {} "
        "--workspace {}",
        options.name, options.guard == zinfer::input_guard::flat ? "flat" : "finite", options.self_test,
        options.workspace == workspace_storage::on_stack ? "stack" : "static");
}

}  // namespace zgen
