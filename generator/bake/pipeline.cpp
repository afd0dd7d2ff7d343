// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/pipeline.hpp"

#include <fmt/format.h>

#include <new>
#include <utility>

#include "generator/bake/name.hpp"
#include "generator/import/import.hpp"
#include "generator/passes/passes.hpp"
#include "src/common/error.hpp"
#include "src/common/sha256.hpp"

namespace zgen {

baked_model bake_model(std::span<const std::byte> bytes, const std::filesystem::path& source,
                       const bake_options& options, const keras::rehearsal& rehearse) try {
    require_name(options.name);
    graph network = import_model(bytes, source, rehearse);
    optimize(network);
    return bake(std::move(network), common::sha256(bytes), options);
} catch (const std::bad_alloc&) {
    throw common::error(
        fmt::format("{}: takes more memory than there is; expected a smaller network", source.string()));
}

}  // namespace zgen
