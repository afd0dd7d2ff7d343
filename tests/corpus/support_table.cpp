// SPDX-License-Identifier: Apache-2.0
#include "tests/corpus/support_table.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdlib>
#include <map>
#include <set>
#include <sstream>
#include <string_view>

#include "import/keras/advice.hpp"
#include "import/keras/layers/layers.hpp"
#include "import/onnx/operators/advice.hpp"
#include "import/onnx/operators/operators.hpp"
#include "import/onnx/parse.hpp"
#include "io/atomic_file.hpp"
#include "tests/generator/scratch_folder.hpp"

namespace corpus {

namespace {

constexpr std::string_view begin_mark = "<!-- support table: begin -->\n";
constexpr std::string_view end_mark = "<!-- support table: end -->\n";

/// What is known of an operator or a class of layers.
struct record {
    std::set<int> right_at;  ///< opsets of the files that are baked and right
    std::set<int> refused_at;
    std::size_t right = 0;  ///< conformance cases
    std::size_t refused = 0;
    std::size_t networks = 0;  ///< whole networks that are baked and right
};

std::set<std::string> names_in(const std::string& ops) {
    std::istringstream words(ops);
    std::set<std::string> names;
    for (std::string word; words >> word;) names.insert(word);
    return names;
}

/// Of the default domain; 0 where the index does not say.
int opset_of(const std::string& text) {
    constexpr std::string_view domain = "ai.onnx:";
    const std::size_t at = text.find(domain);
    return at == std::string::npos ? 0 : std::atoi(text.c_str() + at + domain.size());
}

std::map<std::string, record> records(const std::vector<entry>& entries) {
    std::map<std::string, record> all;
    for (const entry& e : entries) {
        const outcome result = e.best().result;
        const int opset = opset_of(e.opset);
        for (const std::string& name : names_in(e.ops)) {
            record& of = all[name];
            if (e.folder == "onnx-conformance") ++(result == outcome::right ? of.right : of.refused);
            if (e.folder != "onnx-conformance" && result == outcome::right) ++of.networks;
            if (opset != 0) (result == outcome::right ? of.right_at : of.refused_at).insert(opset);
        }
    }
    return all;
}

std::string count(std::size_t number) {
    return number == 0 ? "" : std::to_string(number);
}

}  // namespace

std::string support_table(const std::vector<entry>& entries) {
    const std::map<std::string, record> known = records(entries);
    const auto of = [&](std::string_view name) {
        const auto found = known.find(std::string(name));
        return found == known.end() ? record{} : found->second;
    };
    std::string text =
        fmt::format("### ONNX operators, opset {} to {}\n\n", zgen::onnx::oldest_opset, zgen::onnx::newest_opset);
    text +=
        "| Operator | What of it is covered | Right at opset | ONNX's cases: right | refused | Networks |\n"
        "|---|---|---|---:|---:|---:|\n";
    for (const auto& one : zgen::onnx::operators::all()) {
        const record r = of(one.op_type);
        text += fmt::format("| {} | {} | {} | {} | {} | {} |\n", one.op_type, one.covers, fmt::join(r.right_at, ", "),
                            count(r.right), count(r.refused), count(r.networks));
    }
    text += "\nRefused, with what comes nearest:\n\n| Operator | Nearest |\n|---|---|\n";
    for (const auto& one : zgen::onnx::operators::all_refused())
        text += fmt::format("| {} | {} |\n", one.op_type, one.text);
    text += "\n### Keras layers, Keras 1 to 3\n\n| Class | What of it is covered | Networks |\n|---|---|---:|\n";
    for (const auto& one : zgen::keras::layers::all())
        text += fmt::format("| {} | {} | {} |\n", one.class_name, one.covers, count(of(one.class_name).networks));
    text += "\nRefused, with what comes nearest:\n\n| Class | Nearest |\n|---|---|\n";
    for (const auto& one : zgen::keras::all_refused()) text += fmt::format("| {} | {} |\n", one.class_name, one.text);
    return text;
}

void check_support_table(const std::string& table) {
    const std::filesystem::path readme = std::filesystem::path(ZINFER_TEST_SOURCES) / "generator" / "README.md";
    const std::string text = read_bytes(readme);
    const std::size_t begin = text.find(begin_mark);
    const std::size_t end = text.find(end_mark);
    REQUIRE_MESSAGE((begin != std::string::npos && end != std::string::npos && begin < end), readme.string()
                                                                                                 << " has no table");
    const std::size_t first = begin + begin_mark.size();
    if (std::getenv("ZINFER_UPDATE_SUPPORT_TABLE") != nullptr) {
        zgen::write_file(readme, text.substr(0, first) + table + text.substr(end));
        return;
    }
    CHECK_MESSAGE(text.substr(first, end - first) == table,
                  "the table of what is supported is out of date: run this test with ZINFER_UPDATE_SUPPORT_TABLE=1");
}

}  // namespace corpus
