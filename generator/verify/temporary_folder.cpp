// SPDX-License-Identifier: Apache-2.0
#include "generator/verify/temporary_folder.hpp"

#include <fmt/format.h>
#include <stdlib.h>  // mkdtemp

#include <cerrno>
#include <string>
#include <system_error>

#include "src/common/error.hpp"

namespace zgen {

temporary_folder::temporary_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "zgen-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw common::error(fmt::format("{}: cannot be made ({})", name, std::generic_category().message(errno)));
    path_ = name;
}

temporary_folder::~temporary_folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace zgen
