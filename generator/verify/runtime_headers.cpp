// SPDX-License-Identifier: Apache-2.0
#include "generator/verify/runtime_headers.hpp"

#include <fmt/format.h>

#include <system_error>

#include "src/common/error.hpp"

namespace zgen {

namespace fs = std::filesystem;

fs::path runtime_headers(const fs::path& chosen) {
    std::error_code none;
    if (!chosen.empty()) {
        if (fs::is_regular_file(chosen / "zinfer/zinfer.hpp", none)) return fs::absolute(chosen);
        throw common::error(fmt::format(
            "--include {}: has no zinfer/zinfer.hpp; expected the folder include of zinfer's sources, or of "
            "an installation",
            chosen.string()));
    }
    const fs::path installed = fs::read_symlink("/proc/self/exe", none).parent_path().parent_path() / "include";
    const fs::path source = ZINFER_SOURCE_INCLUDE;  // from CMakeLists.txt
    for (const fs::path& folder : {installed, source})
        if (fs::is_regular_file(folder / "zinfer/zinfer.hpp", none)) return folder;
    throw common::error(
        fmt::format("zinfer/zinfer.hpp is neither in {} nor in {}; name the folder that has it by --include",
                    installed.string(), source.string()));
}

}  // namespace zgen
