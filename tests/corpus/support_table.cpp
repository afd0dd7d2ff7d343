// SPDX-License-Identifier: Apache-2.0
#include "tests/corpus/support_table.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdlib>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <sstream>
#include <string_view>
#include <vector>

#include "generator/import/keras/advice.hpp"
#include "generator/import/keras/layers/layers.hpp"
#include "generator/import/onnx/operators/advice.hpp"
#include "generator/import/onnx/operators/operators.hpp"
#include "generator/import/onnx/parse.hpp"
#include "src/common/atomic_file.hpp"
#include "tests/scratch_folder.hpp"

namespace corpus {

namespace {

constexpr std::string_view begin_mark = "<!-- support table: begin -->\n";
constexpr std::string_view end_mark = "<!-- support table: end -->\n";

/// What is known of an operator or a class of layers.
struct record {
    std::set<int> right_at;  ///< opsets of the files that are baked and right
    std::size_t right = 0;   ///< conformance cases
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

using records = std::map<std::string, record, std::less<>>;

/// Of the files of one format, ONNX or Keras.
records records_of(const std::vector<entry>& entries, bool onnx) {
    records all;
    for (const entry& e : entries) {
        if (e.format.starts_with("onnx") != onnx) continue;
        const outcome result = e.best().result;
        const int opset = opset_of(e.opset);
        for (const std::string& name : names_in(e.ops)) {
            record& of = all[name];
            if (e.folder == "onnx-conformance") ++(result == outcome::right ? of.right : of.refused);
            if (e.folder != "onnx-conformance" && result == outcome::right) ++of.networks;
            if (opset != 0 && result == outcome::right) of.right_at.insert(opset);
        }
    }
    return all;
}

record find(const records& all, std::string_view name) {
    const auto found = all.find(name);
    return found == all.end() ? record{} : found->second;
}

std::string count(std::size_t number) {
    return number == 0 ? "" : std::to_string(number);
}

/// What is refused by name, a line for each reason.
template <class Refused, class Name>
std::string refused_lines(std::span<const Refused> all, Name name_of) {
    std::map<std::string_view, std::vector<std::string_view>> names;
    std::vector<std::string_view> texts;
    for (const Refused& one : all) {
        if (!names.contains(one.text)) texts.push_back(one.text);
        names[one.text].push_back(name_of(one));
    }
    std::string lines;
    for (const std::string_view text : texts) lines += fmt::format("| {} | {} |\n", fmt::join(names[text], ", "), text);
    return lines;
}

}  // namespace

std::string support_table(const std::vector<entry>& entries) {
    const records of_onnx = records_of(entries, true);
    const records of_keras = records_of(entries, false);
    std::string text =
        fmt::format("### ONNX operators, opset {} to {}\n\n", zgen::onnx::oldest_opset, zgen::onnx::newest_opset);
    text +=
        "| Operator | What of it is covered | Opsets | Cases: right | refused | Networks |\n"
        "|---|---|---|---:|---:|---:|\n";
    for (const auto& one : zgen::onnx::operators::all()) {
        const record r = find(of_onnx, one.op_type);
        text += fmt::format("| {} | {} | {} | {} | {} | {} |\n", one.op_type, one.covers, fmt::join(r.right_at, ", "),
                            count(r.right), count(r.refused), count(r.networks));
    }
    text += "\nRefused, with what comes nearest:\n\n| Operators | Nearest |\n|---|---|\n";
    text += refused_lines(zgen::onnx::operators::all_refused(), [](const auto& one) { return one.op_type; });
    text += "\n### Keras layers, Keras 1 to 3\n\n| Class | What of it is covered | Networks |\n|---|---|---:|\n";
    for (const auto& one : zgen::keras::layers::all())
        text += fmt::format("| {} | {} | {} |\n", one.class_name, one.covers,
                            count(find(of_keras, one.class_name).networks));
    text += "\nRefused, with what comes nearest:\n\n| Classes | Nearest |\n|---|---|\n";
    text += refused_lines(zgen::keras::all_refused(), [](const auto& one) { return one.class_name; });
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
        common::write_file(readme, text.substr(0, first) + table + text.substr(end));
        return;
    }
    CHECK_MESSAGE(text.substr(first, end - first) == table,
                  "the table of what is supported is out of date: run this test with ZINFER_UPDATE_SUPPORT_TABLE=1");
}

}  // namespace corpus
