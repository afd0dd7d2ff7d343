// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/convolution/processor.hpp"

namespace zgen {

std::string_view name_of(processor p) {
    switch (p) {
        case processor::x86_64_v3:
            return "x86-64-v3";
        case processor::x86_64_v4:
            return "x86-64-v4";
        case processor::aarch64:
            return "aarch64";
        case processor::cortex_m:
            return "cortex-m";
    }
    return "";
}

std::optional<processor> processor_named(std::string_view name) {
    for (const processor p : all_processors)
        if (name == name_of(p)) return p;
    return std::nullopt;
}

std::string names_of(const std::vector<processor>& processors) {
    std::string names;
    for (const processor p : processors) {
        if (!names.empty()) names += ',';
        names += name_of(p);
    }
    return names;
}

}  // namespace zgen
