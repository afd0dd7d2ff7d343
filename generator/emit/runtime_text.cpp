// SPDX-License-Identifier: Apache-2.0
#include "generator/emit/runtime_text.hpp"

#include <set>

namespace zgen {

namespace {

/// The runtime's headers, each once, without what a file of its own needs.
class inlined_headers {
 public:
    /// Appends a header with its includes where they stand.
    void append(std::string_view name) {
        for_each_line(name, [&](std::string_view line, std::string_view included) {
            if (included.empty())
                text_ += line;
            else
                append_after_includes(included);
        });
    }

    const std::string& text() const { return text_; }

 private:
    /// What a header includes may stand under a condition, and another one need it without: it comes before.
    void append_after_includes(std::string_view name) {
        if (!appended_.insert(name).second) return;
        std::string own;
        for_each_line(name, [&](std::string_view line, std::string_view included) {
            if (included.empty())
                own += line;
            else
                append_after_includes(included);
        });
        text_ += "\n// ";
        text_ += name;
        text_ += own;
    }

    /// Calls take(line, header of the runtime that it includes).
    template <class Take>
    static void for_each_line(std::string_view name, Take take) {
        constexpr std::string_view include = "#include \"";
        for (std::string_view rest = embedded_runtime.at(name); !rest.empty();) {
            const std::string_view line = rest.substr(0, rest.find('\n') + 1);
            rest.remove_prefix(line.size());
            if (line.starts_with("#pragma once") || line.starts_with("// SPDX-License-Identifier")) continue;
            const bool includes = line.starts_with(include);
            take(line, includes ? line.substr(include.size(), line.rfind('"') - include.size()) : std::string_view());
        }
    }

    std::set<std::string_view> appended_;
    std::string text_;
};

}  // namespace

std::string runtime_text() {
    inlined_headers headers;
    headers.append("zinfer/zinfer.hpp");
    return "// The runtime of zinfer, SPDX-License-Identifier: Apache-2.0" + headers.text();
}

}  // namespace zgen
