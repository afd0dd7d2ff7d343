// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/bake_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "generator/bake/pipeline.hpp"
#include "src/common/error.hpp"
#include "src/common/read_file.hpp"

namespace zgen {

namespace {

std::vector<processor> processors_named(const std::string& names) {
    std::vector<processor> processors;
    std::istringstream list(names);
    for (std::string name; std::getline(list, name, ',') || processors.empty();) {
        const std::optional<processor> found = processor_named(name);
        if (!found)
            throw common::usage_error(fmt::format("--target: '{}' is none of {}", name,
                                                  names_of({std::begin(all_processors), std::end(all_processors)})));
        if (std::find(processors.begin(), processors.end(), *found) == processors.end()) processors.push_back(*found);
    }
    std::sort(processors.begin(), processors.end());
    return processors;
}

}  // namespace

baked_model bake_model(const std::filesystem::path& file, const bake_options& options) {
    return bake_model(common::read_file(file), file, options, keras::rehearse);
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
            "--target", [&options](const std::string& names) { options.processors = processors_named(names); },
            fmt::format("what the algorithms are chosen for, of {}; one choice for all, so that results have the same "
                        "bits everywhere (default: {})",
                        names_of({std::begin(all_processors), std::end(all_processors)}), names_of(options.processors)))
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
