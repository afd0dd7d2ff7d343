// SPDX-License-Identifier: Apache-2.0
#include "cli/bake_model.hpp"

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

#include "emit/sha256.hpp"
#include "import/import.hpp"
#include "io/read_file.hpp"
#include "passes/passes.hpp"

namespace zgen {

baked_model bake_model(const std::filesystem::path& file, bake_options options) {
    const std::vector<std::byte> bytes = read_file(file);
    graph network = import_model(bytes, file);
    optimize(network);
    return bake(std::move(network), sha256(bytes), std::move(options));
}

void add_network_options(CLI::App& command, bake_options& options) {
    command
        .add_option_function<std::string>(
            "--guard",
            [&options](const std::string& guard) {
                options.guard = guard == "flat" ? zinfer::input_guard::flat : zinfer::input_guard::finite;
            },
            "inputs that are refused: finite (default): with NaN or infinity; flat: also those whose values are all "
            "equal")
        ->check(CLI::IsMember({"finite", "flat"}));
    command.add_option("--self-test", options.self_test, "test vectors in the header")
        ->check(CLI::Range(std::size_t{0}, max_self_test))
        ->capture_default_str();
}

}  // namespace zgen
