// SPDX-License-Identifier: Apache-2.0
#include "generator/verify/runtime_headers.hpp"

#include <fmt/format.h>

#include <system_error>

#include "src/common/error.hpp"

namespace zgen {

namespace fs = std::filesystem;

fs::path runtime_headers() {
    std::error_code none;
    const fs::path installed = fs::read_symlink("/proc/self/exe", none).parent_path().parent_path() / "include";
    const fs::path source = ZINFER_SOURCE_INCLUDE;  // from CMakeLists.txt
    for (const fs::path& folder : {installed, source})
        if (fs::is_regular_file(folder / "zinfer/zinfer.hpp", none)) return folder;
    throw common::error(
        fmt::format("{}: zinfer/zinfer.hpp is neither here nor in {}; install the runtime's headers beside zgen",
                    installed.string(), source.string()));
}

}  // namespace zgen
