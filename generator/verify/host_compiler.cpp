// SPDX-License-Identifier: Apache-2.0
#include "generator/verify/host_compiler.hpp"

#include <cstdlib>
#include <sstream>

namespace zgen {

std::vector<std::string> host_compiler() {
    const char* chosen = std::getenv("CXX");
    std::istringstream words(chosen == nullptr ? "" : chosen);
    std::vector<std::string> command;
    for (std::string word; words >> word;) command.push_back(word);
    if (command.empty()) command.emplace_back("c++");
    return command;
}

}  // namespace zgen
