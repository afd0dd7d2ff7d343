// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/options.hpp"

#include <fmt/format.h>

namespace zgen {

std::string normalized(const bake_options& options) {
    std::string convolution = "direct";
    if (options.convolution != convolution_mode::direct)
        convolution = fmt::format("{} --target {} --error-budget {}",
                                  options.convolution == convolution_mode::fast ? "fast" : "auto",
                                  names_of(options.processors), options.error_budget);
    return fmt::format("--name {} --guard {} --convolution {} --self-test {} --workspace {}", options.name,
                       name_of(options.guard.value_or(zinfer::input_guard::finite)), convolution, options.self_test,
                       options.workspace == workspace_storage::on_stack ? "stack" : "static");
}

}  // namespace zgen
