// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/bake_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <new>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "generator/import/import.hpp"
#include "generator/passes/passes.hpp"
#include "src/common/error.hpp"
#include "src/common/read_file.hpp"
#include "src/common/sha256.hpp"

namespace zgen {

namespace {

std::vector<target> targets_named(const std::string& names) {
    std::vector<target> targets;
    std::istringstream list(names);
    for (std::string name; std::getline(list, name, ',') || targets.empty();) {
        const std::optional<target> found = target_named(name);
        if (!found)
            throw common::usage_error(fmt::format("--target: '{}' is none of {}", name,
                                                  names_of({std::begin(all_targets), std::end(all_targets)})));
        if (std::find(targets.begin(), targets.end(), *found) == targets.end()) targets.push_back(*found);
    }
    std::sort(targets.begin(), targets.end());
    return targets;
}

}  // namespace

baked_model bake_model(const std::filesystem::path& file, bake_options options) try {
    const std::vector<std::byte> bytes = common::read_file(file);
    graph network = import_model(bytes, file);
    optimize(network);
    return bake(std::move(network), common::sha256(bytes), std::move(options));
} catch (const std::bad_alloc&) {
    throw common::error(fmt::format("{}: takes more memory than there is; expected a smaller network", file.string()));
}

void add_network_options(common::command& command, bake_options& options) {
    using guards = std::vector<std::pair<const char*, zinfer::input_guard>>;
    command.add_choice("--guard", options.guard,
                       guards{{"finite", zinfer::input_guard::finite}, {"flat", zinfer::input_guard::flat}},
                       "inputs that are refused: finite: with NaN or infinity; flat: also those whose values are all "
                       "equal (default: what the model asks for, or finite)");
    using modes = std::vector<std::pair<const char*, convolution_mode>>;
    command.add_choice("--convolution", options.convolution,
                       modes{{"auto", convolution_mode::automatic},
                             {"direct", convolution_mode::direct},
                             {"fast", convolution_mode::fast}},
                       "algorithm: auto (default): minimal filtering where it is faster; direct; fast: minimal "
                       "filtering wherever there is one");
    command
        .add_option(
            "--target", [&options](const std::string& names) { options.targets = targets_named(names); },
            fmt::format("what the algorithms are chosen for, of {}; one choice for all, so that results have the same "
                        "bits everywhere (default: {})",
                        names_of({std::begin(all_targets), std::end(all_targets)}), names_of(options.targets)))
        .value_name("NAME,...");
    command
        .add_option("--error-budget", options.error_budget,
                    "largest error of minimal filtering, as a part of the largest output over the test inputs")
        .not_negative()
        .show_default();
    command.add_option("--self-test", options.self_test, "test vectors in the header")
        .within(std::size_t{0}, max_self_test)
        .show_default();
}

}  // namespace zgen
