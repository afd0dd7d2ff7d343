// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/convolution/target.hpp"

namespace zgen {

std::string_view name_of(target t) {
    switch (t) {
        case target::x86_64_v3:
            return "x86-64-v3";
        case target::x86_64_v4:
            return "x86-64-v4";
        case target::aarch64:
            return "aarch64";
        case target::cortex_m:
            return "cortex-m";
    }
    return "";
}

std::optional<target> target_named(std::string_view name) {
    for (const target t : all_targets)
        if (name == name_of(t)) return t;
    return std::nullopt;
}

std::string names_of(const std::vector<target>& targets) {
    std::string names;
    for (const target t : targets) {
        if (!names.empty()) names += ',';
        names += name_of(t);
    }
    return names;
}

}  // namespace zgen
