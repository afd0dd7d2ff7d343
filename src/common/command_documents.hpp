// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace CLI {
class App;
}

/// What a program's command line says of itself, as a manual page and as completions for shells.
namespace common {

/// In roff, for section 1: all commands on one page.
std::string man_page(const CLI::App& program);

std::string bash_completion(const CLI::App& program);
std::string zsh_completion(const CLI::App& program);
std::string fish_completion(const CLI::App& program);

}  // namespace common
